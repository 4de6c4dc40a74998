/* Exactly what a text may hold, and nothing more: the server keeps no other HTML (documents/core). */

import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Extension,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Italic,
  ListItem,
  OrderedList,
  Paragraph,
  Subscript,
  Superscript,
  TableCell,
  TableHeader,
  TableRow,
  Text,
} from "./library.js";
import {
  BareTable,
  Figure,
  Footnote,
  Link,
  Note,
  Notes,
  TableBox,
  TableCaption,
} from "./nodes.js";

const WITHIN = "paragraph | bulletList | orderedList";

/* By its id a block keeps its comments. Of a block that is split the first half keeps it;
   the server gives the other a new one. */
const Ids = Extension.create({
  name: "ids",
  addGlobalAttributes: () => [
    {
      types: ["paragraph", "heading", "tableRow", "tableCaption"],
      attributes: {
        b: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => element.dataset.b ?? null,
          renderHTML: ({ b }) => (b ? { "data-b": b } : {}),
        },
      },
    },
  ],
});

export const schema = [
  Document.extend({ content: "block+ notes?" }),
  Text,
  Paragraph,
  Heading.configure({ levels: [2, 3, 4] }),
  BulletList,
  OrderedList,
  ListItem.extend({ content: `paragraph (${WITHIN})*` }),
  Blockquote.extend({ content: `(${WITHIN})+` }),
  HorizontalRule,
  HardBreak,
  Figure,
  TableBox,
  TableCaption,
  BareTable,
  TableRow,
  TableCell.extend({ content: "inline*" }),
  TableHeader.extend({ content: "inline*" }),
  Footnote,
  Notes,
  Note,
  Link,
  Bold,
  Italic,
  Superscript,
  Subscript,
  Ids,
  History,
  Dropcursor.configure({ color: false, class: "drop-here" }),
  Gapcursor,
];
