import assert from "node:assert/strict";
import { test } from "node:test";

import { formatPrice } from "./price.ts";

test("formats rubles the Russian way", () => {
  // Intl puts no-break spaces between the groups and before the sign.
  assert.equal(formatPrice("1990.90").replace(/\s/g, " "), "1 990,90 ₽");
});

test("refuses what is not a price", () => {
  assert.throws(() => formatPrice(""), RangeError);
  assert.throws(() => formatPrice("по запросу"), RangeError);
});
