// Style sheets that the build takes in as text, for shadow roots.

declare module '*.css' {
  const text: string;
  export default text;
}
