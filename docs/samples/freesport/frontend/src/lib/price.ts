const rubles = new Intl.NumberFormat("ru-RU", { style: "currency", currency: "RUB" });

/** The API sends prices as text, so that no kopeck is lost on the way. */
export function formatPrice(price: string): string {
  const value = Number(price);
  if (price.trim() === "" || !Number.isFinite(value)) {
    throw new RangeError(`not a price: "${price}"`);
  }
  return rubles.format(value);
}
