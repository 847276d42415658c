// Says only that the frontend itself runs; the backend has a health endpoint of its own.
export function GET() {
  return new Response("ok");
}
