"""The score as JUnit XML, all of it ASCII: a suite for each file of vectors, a case for each vector."""

from xml.etree import ElementTree as ET

from commerce_events.conformance.explain import Explainer
from commerce_events.conformance.forms.form import Setting
from commerce_events.conformance.results import Failure, Result
from commerce_events.conformance.score import Score
from commerce_events.reports.excerpt import visible

#: The suite of what concerns no vector, such as a peer that can't be started.
_PEER = "peer"


class JUnitForm:
    """A disagreement is a failure of its case; where the peer fails, the case that it was asked is an error."""

    def __init__(self, setting: Setting) -> None:
        self._stream = setting.stream
        self._explainer = Explainer(setting.lang, setting.version)
        self._suites: dict[str, ET.Element] = {}

    def add(self, result: Result) -> None:
        """Keep a result."""
        vector = result.vector
        file, description = (vector.file, vector.description) if vector else (_PEER, _PEER)
        suite = self._suites.setdefault(file, ET.Element("testsuite", name=file))
        case = ET.SubElement(suite, "testcase", classname=file, name=visible(description))
        if isinstance(result, Failure) or not result.agrees:
            lines = list(self._explainer.explain(result))
            told = ET.SubElement(case, "error" if isinstance(result, Failure) else "failure", message=lines[0])
            told.text = "\n".join(lines)

    def finish(self, score: Score) -> None:
        """Write the document."""
        root = ET.Element("testsuites", name="commerce-events conformance")
        root.extend(self._suites.values())
        for element in (root, *self._suites.values()):
            for counted, path in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
                element.set(counted, str(len(element.findall(f".//{path}"))))
        properties = ET.Element("properties")
        properties.extend(
            ET.Element("property", name=f"{point}s", value=f"{tally.agreed}/{tally.compared}")
            for point, tally in score.points.items()
        )
        root.insert(0, properties)
        ET.indent(root)
        self._stream.write(f"{ET.tostring(root, 'us-ascii').decode()}\n")
