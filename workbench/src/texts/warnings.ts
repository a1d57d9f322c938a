/** Words after which a text is held back until the reader asks for it. */
const GRAPHIC =
  /\b(behead\w*|decapitat\w*|dismember\w*|mutilat\w*|tortur(?:e|ed|es|ing)|rap(?:ed?|es|ing)|gang-rap\w*|sexual(?:ly)? (?:violence|assault\w*|abus\w*)|burn(?:ed|t) alive|body parts|corpses?|charred|severed|blood-?soaked|massacre[ds]?|mass graves?)\b/giu;

/** The graphic words of a text in lower case, each once, in their order. */
export function graphicWords(text: string): string[] {
  return [...new Set([...text.matchAll(GRAPHIC)].map((match) => match[0].toLowerCase()))];
}
