<?php

// A validator of one's own, in plain PHP: it reads the schema files, and knows the few keywords that they keep to.
//     commerce-events conformance --cmd "php examples/runners/validator.php"
// It takes another folder of schemas as its argument.

declare(strict_types=1);

require __DIR__ . '/strict-json.php';

final class Contract
{
    /** What says nothing about whether a value is valid. */
    private const WORDS = ['$schema', '$id', '$comment', '$defs', 'title', 'description', 'default', 'examples'];

    /** What is looked at together with another keyword, or at the end. */
    private const ELSEWHERE = ['then', 'else', 'unevaluatedProperties'];

    /** @var array<string, stdClass> the schema files by their names, of which no two are alike */
    private array $files = [];

    public function __construct(string $folder)
    {
        foreach ([...glob("$folder/*.schema.json"), ...glob("$folder/events/*.schema.json")] as $file) {
            $this->files[basename($file)] = json_decode(file_get_contents($file), flags: JSON_THROW_ON_ERROR);
        }
    }

    public function accepts(mixed $payload): bool
    {
        return $this->evaluate($this->files['payload.schema.json'], $payload, 'payload.schema.json') !== null;
    }

    /** The names of the properties that a schema knows, or null if the value does not meet it. */
    private function evaluate(stdClass $schema, mixed $value, string $file): ?array
    {
        $known = [];
        foreach ((array) $schema as $keyword => $limit) {
            $found = match (true) {
                in_array($keyword, [...self::WORDS, ...self::ELSEWHERE], true) => [],
                $keyword === '$ref' => $this->follow($limit, $value, $file),
                $keyword === 'allOf' => $this->all($limit, $value, $file),
                $keyword === 'if' => $this->branch($schema, $value, $file),
                $keyword === 'not' => $this->evaluate($limit, $value, $file) === null ? [] : null,
                $keyword === 'items' => $this->items($limit, $value, $file),
                $keyword === 'properties' => $this->properties($limit, $value, $file),
                default => $this->meets($keyword, $limit, $value) ? [] : null,
            };
            if ($found === null) {
                return null;
            }
            $known = [...$known, ...$found];
        }
        $closed = $value instanceof stdClass && ($schema->unevaluatedProperties ?? true) === false;
        return $closed && array_diff(names($value), $known) ? null : $known;
    }

    /** The keywords that judge a value by themselves. */
    private function meets(string $keyword, mixed $limit, mixed $value): bool
    {
        $number = is_int($value) || is_float($value);
        return match ($keyword) {
            'type' => in_array($limit, types($value), true),
            'const' => $value === $limit,
            'enum' => in_array($value, $limit, true),
            'required' => !$value instanceof stdClass || !array_diff($limit, names($value)),
            'minimum' => !$number || $value >= $limit,
            'maximum' => !$number || $value <= $limit,
            'minLength' => !is_string($value) || characters($value) >= $limit,
            'maxLength' => !is_string($value) || characters($value) <= $limit,
            'pattern' => !is_string($value) || preg_match("~$limit~u", $value) === 1,
            'minItems' => !is_array($value) || count($value) >= $limit,
            'maxItems' => !is_array($value) || count($value) <= $limit,
        };
    }

    private function follow(string $reference, mixed $value, string $file): ?array
    {
        [$address, $pointer] = [...explode('#', $reference), ''];
        $file = $address === '' ? $file : basename($address);
        $schema = $this->files[$file];
        foreach (array_slice(explode('/', $pointer), 1) as $step) {
            $schema = $schema->$step;
        }
        return $this->evaluate($schema, $value, $file);
    }

    private function all(array $schemas, mixed $value, string $file): ?array
    {
        $found = array_map(fn ($schema) => $this->evaluate($schema, $value, $file), $schemas);
        return in_array(null, $found, true) ? null : array_merge(...$found);
    }

    private function branch(stdClass $schema, mixed $value, string $file): ?array
    {
        $known = $this->evaluate($schema->if, $value, $file);
        $branch = $known === null ? $schema->else ?? null : $schema->then ?? null;
        $found = $branch === null ? [] : $this->evaluate($branch, $value, $file);
        return $found === null ? null : [...$known ?? [], ...$found];
    }

    private function items(stdClass $schema, mixed $value, string $file): ?array
    {
        foreach (is_array($value) ? $value : [] as $item) {
            if ($this->evaluate($schema, $item, $file) === null) {
                return null;
            }
        }
        return [];
    }

    private function properties(stdClass $schemas, mixed $value, string $file): ?array
    {
        $known = $value instanceof stdClass ? array_intersect(names($schemas), names($value)) : [];
        foreach ($known as $name) {
            if ($this->evaluate($schemas->$name, $value->$name, $file) === null) {
                return null;
            }
        }
        return array_values($known);
    }
}

/** @return list<string> */
function names(stdClass $object): array
{
    return array_map(strval(...), array_keys((array) $object));
}

/** @return list<string> the types of JSON Schema that a value has: 2.0 is an integer, too */
function types(mixed $value): array
{
    return match (true) {
        $value === null => ['null'],
        is_bool($value) => ['boolean'],
        is_string($value) => ['string'],
        is_array($value) => ['array'],
        $value instanceof stdClass => ['object'],
        floor($value) == $value => ['integer', 'number'],
        default => ['number'],
    };
}

function characters(string $text): int
{
    return preg_match_all('/./su', $text);
}

$contract = new Contract($argv[1] ?? __DIR__ . '/../../schemas/v1');
while (($line = fgets(STDIN)) !== false) {
    $question = json_decode($line, flags: JSON_THROW_ON_ERROR);
    try {
        $valid = $contract->accepts(strict_json($question->text ?? base64_decode($question->base64)));
    } catch (JsonException) {
        $valid = false;
    }
    fwrite(STDOUT, json_encode(['id' => $question->id, 'valid' => $valid]) . "\n");
}
