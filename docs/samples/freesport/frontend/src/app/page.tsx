import { formatPrice } from "../lib/price.ts";

type Product = { sku: string; name: string; price: string; stock: number };

// Stock changes by the minute; a page frozen at build time would sell what is gone.
export const dynamic = "force-dynamic";

export default async function CatalogPage() {
  const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}/products/?level=retail`);
  if (!response.ok) {
    throw new Error(`catalog answered ${response.status}`);
  }
  const products: Product[] = await response.json();

  return (
    <main>
      <h1>Каталог</h1>
      <ul>
        {products.map((product) => (
          <li key={product.sku}>
            {product.name}: {formatPrice(product.price)}
          </li>
        ))}
      </ul>
    </main>
  );
}
