"""Diagnostic codes → one line each: the table behind every code that the program prints. Codes never change meaning."""

from __future__ import annotations

CODES: dict[str, str] = {
    # Configuration: the file
    "CFG001": "A configuration file is missing or cannot be read.",
    "CFG002": "A file is not UTF-8 text.",
    "CFG003": "YAML that cannot be parsed.",
    "CFG004": "A tab indents a line of YAML.",
    "CFG005": "A key stands twice in one mapping.",
    "CFG006": "An anchor, alias or merge key is misused.",
    "CFG007": "The file is empty or holds something other than keys and values.",
    "CFG008": "A file in config/ that nothing reads.",
    # Configuration: keys and values
    "CFG010": "An unknown key.",
    "CFG011": "A required key is missing.",
    "CFG012": "A value of the wrong type.",
    "CFG013": "A value that is not among those allowed.",
    "CFG014": "A value of the right type that breaks a rule.",
    "CFG015": "Colours of the brand that are too near to each other to be read.",
    # Configuration: names that point elsewhere
    "CFG020": "A template that does not exist.",
    "CFG021": "A chart that does not exist.",
    "CFG022": "An event kind that no rule declares.",
    "CFG023": "A name that is in no lexicon.",
    "CFG024": "A name that stands twice.",
    "CFG025": "Names that lead round in a circle.",
    "CFG026": "A rule file whose name is not its kind.",
    "CFG027": "A section that a profile names and the brief has not.",
    "CFG028": "A typeface that does not exist.",
    "CFG029": "A file of the brand that is missing or cannot be used.",
    # Configuration: what is never used, as `check --unused` tells
    "CFG030": "A template that nothing uses.",
    "CFG031": "A rule whose kind no query names, or of which the sources give no fact.",
    "CFG032": "Names in the lexicons that no source has.",
    "CFG033": "A plug-in that no section and no template uses.",
    # Templates
    "TPL001": "A template with a syntax error.",
    "TPL002": "A template that uses an unknown variable, filter or attribute.",
    "TPL003": "A template that another includes or extends does not exist.",
    "TPL004": "A template that fails while it writes.",
    "TPL005": "A literal numeral in a template, which rests on no fact.",
    "TPL006": "A template that includes or calls itself without end.",
    # Rules and their examples
    "RUL001": "An example of a rule that the engine does not read as it says.",
    "RUL002": "A text that must give nothing, and gives something.",
    # Plug-ins
    "PLG001": "A plug-in that no installed package brings.",
    "PLG002": "A plug-in that cannot be imported.",
    "PLG003": "A plug-in that is not of the shape that its kind asks for.",
    "PLG004": "A plug-in that fails while it runs, or gives back what it should not.",
    "PLG005": "A fact that an extractor proposes and the words of the source do not bear out.",
    "PLG006": "A plug-in under a name that another one or the program itself bears.",
    # Sources
    "SRC001": "No sources.",
    "SRC002": "A source path that does not exist, or a pattern that matches nothing.",
    "SRC003": "A source that cannot be read from disk.",
    "SRC004": "A source of a type for which there is no reader.",
    "SRC005": "A source that is not text.",
    "SRC006": "A source that is empty.",
    "SRC007": "A source in a wrong or doubtful encoding.",
    "SRC008": "Front matter that is broken or not closed.",
    "SRC009": "Metadata of a source that cannot be used.",
    "SRC010": "Metadata for a file that is not there.",
    "SRC011": "The source sets its own reliability against config/publishers.yaml.",
    "SRC012": "A source whose file is damaged, locked, or not of the kind that it says.",
    "SRC013": "A source that is too large.",
    # The words of a source
    "TXT001": "A source without a sentence to read.",
    "TXT002": "A source without English text.",
    "TXT003": "A source of which some paragraphs are not in English.",
    # Fetching
    "NET001": "A page or feed that cannot be fetched.",
    "NET002": "An address that may not be fetched: private, or not of the web.",
    "NET003": "An answer that is too large or takes too long.",
    "NET004": "A page or feed that is gone; what was fetched before is kept.",
    "NET005": "The list of fetched pages cannot be read.",
    "NET006": "A page that was never fetched.",
    # Building
    "BLD001": "None of the sources can be used.",
    "BLD002": "No source has a publication date, so that there is no cut-off.",
    "BLD003": "The cut-off is not a date.",
    "BLD004": "The outputs cannot be written.",
    "BLD005": "The store cannot be used; the build goes on without it.",
    "BLD006": "A brief that does not verify is not published.",
    "BLD007": "A format that there is not.",
    "BLD008": "A profile that the brief has not.",
    "BLD009": "The program itself fails.",
    "BLD010": "An edition of another version of the program, with which the new one is not compared.",
    # The pages
    "PAG001": "A character that no typeface of the pages draws.",
    # Rulings of analysts
    "REV001": "A ruling that matches nothing.",
    "REV002": "A ruling that is open again: its evidence has changed.",
    "REV003": "A correction puts a figure into words that do not hold it.",
    "REV004": "Likelihoods of two rows of words.",
    "REV005": "A ruling that stands twice.",
    # Standards: ICD 203, ICD 206, TLP 2.0
    "STD101": "Likelihood and confidence in one sentence.",
    "STD102": "Words for likelihood of two rows.",
    "STD103": "A sentence without a citation in a cited section.",
    "STD104": "A judgement on one origin with high confidence.",
    "STD105": "The information cut-off is missing.",
    "STD106": "A judgement without its confidence.",
    "STD201": "A cited source without a descriptor.",
    "STD202": "A cited source that is not listed.",
    "STD203": "No source summary statement.",
    "STD204": "Machine analysis is not disclosed.",
    "STD301": "No label of TLP 2.0.",
    "STD302": "The marking is not printed.",
    "STD303": "A page without its marking.",
    # Bundling
    "BND001": "A source that has changed since it was read, and is left out of the bundle.",
    # After an edition
    "AFT001": "The command after an edition failed.",
    # Verifying: besides these, the answers of `verify` are words, each in briefing/pipeline/findings.py
    "VER001": "A file that cannot be verified.",
}
