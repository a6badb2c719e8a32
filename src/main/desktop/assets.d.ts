/** A file that the build puts beside the code: its path when the app runs (electron-vite, "Static Asset Handling"). */
declare module '*?asset' {
  const path: string
  export default path
}
