// Names that mean folders, control characters, what separates folders and names streams on Windows, what Windows cuts off
// at the end, and its names of devices.
const badName =
  /^\.*$|[\p{Cc}/\\:*?"<>|]|[. ]$|^(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[\d¹²³])(?: *\.| *$)/iu

/** Whether every system, Windows too, makes a file of just this name. */
export const isFileName = (name: string): boolean => !badName.test(name)
