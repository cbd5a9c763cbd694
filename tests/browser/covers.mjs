// Which rows of the feature list a test proves; `cargo xtask docs` reads the calls.

import assert from "node:assert/strict";

/**
 * Names the rows that the test around it proves.
 *
 * @param {...string} rows ids of the feature list, at most three
 */
export function covers(...rows) {
  for (const row of rows) assert.match(row, /^[A-Z]{3}-\d{2}$/);
}
