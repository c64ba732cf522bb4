<?php

// What no schema can judge: whether every receiver reads the same value in the same bytes (I-JSON, RFC 7493).

declare(strict_types=1);

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 64;

/**
 * The value of a body's bytes.
 *
 * json_decode refuses what is no UTF-8, half a surrogate pair and deep nesting by itself. It also refuses a name that
 * starts with a NUL, which no object of PHP can have.
 *
 * @throws JsonException It is no I-JSON.
 */
function strict_json(string $bytes): mixed
{
    refuse_if(strlen($bytes) > MAX_BYTES, 'larger than 1 MiB');
    $value = json_decode($bytes, depth: MAX_DEPTH + 1, flags: JSON_THROW_ON_ERROR); // it counts the innermost value, too
    refuse_if(has_duplicate_key($bytes), 'a key stands twice');
    refuse_if(has_endless_number($value), 'a number beyond all bounds');
    return $value;
}

/** Whether an object has a key twice; the text is JSON otherwise. */
function has_duplicate_key(string $text): bool
{
    $open = []; // for each array and object around the place, the keys seen so far
    $last = '';
    preg_match_all('/"(?:[^"\\\\]++|\\\\.)*+"|[{}[\]:]/s', $text, $tokens);
    foreach ($tokens[0] as $token) {
        if ($token === '{' || $token === '[') {
            $open[] = [];
        } elseif ($token === '}' || $token === ']') {
            array_pop($open);
        } elseif ($token !== ':') {
            $last = $token;
        } else {
            $key = json_decode($last);
            if (isset($open[count($open) - 1][$key])) {
                return true;
            }
            $open[count($open) - 1][$key] = true;
        }
    }
    return false;
}

function has_endless_number(mixed $value): bool
{
    if (is_array($value) || $value instanceof stdClass) {
        return array_filter((array) $value, has_endless_number(...)) !== [];
    }
    return is_float($value) && is_infinite($value);
}

/** @throws JsonException */
function refuse_if(bool $wrong, string $reason): void
{
    if ($wrong) {
        throw new JsonException($reason);
    }
}
