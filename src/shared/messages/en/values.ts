/** How values read in cells and in exports. */
export const values = {
  yes: 'Yes',
  no: 'No',
  male: 'Male',
  female: 'Female',
}
