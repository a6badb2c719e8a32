import type { ApiGroup, ApiVenue } from './rows'

/** A group, how many of a thousand customers are in it, and the discounts (in percent) its members have. */
interface GroupPlan {
  readonly group: ApiGroup
  readonly share: number
  readonly discounts: readonly number[]
  /** How much more its members spend than others. */
  readonly spending: number
}

const group = (
  id: number,
  name: string,
  discount: number,
  created: string,
  system: string | null = null,
): ApiGroup => ({
  id,
  name,
  discount_type: discount === 0 ? null : 'PERCENT',
  discount_value: discount,
  system_type: system,
  created_at: `${created}T09:15:00.000000Z`,
  updated_at: `${created}T09:15:00.000000Z`,
  deleted_at: null,
})

/** The groups of the sample brand, of very different sizes. The last one is empty. */
export const groupPlans: readonly GroupPlan[] = [
  {
    group: group(1, 'My Customers', 0, '2019-03-01', 'my_customers'),
    share: 560,
    discounts: [0],
    spending: 1,
  },
  { group: group(2, 'Regular', 5, '2019-03-04'), share: 225, discounts: [0, 5, 5], spending: 2.5 },
  { group: group(3, 'Loyalty', 3, '2021-06-15'), share: 140, discounts: [0, 3], spending: 1.4 },
  { group: group(5, 'VIP', 10, '2019-04-20'), share: 24, discounts: [10, 10, 15, 20], spending: 9 },
  { group: group(6, 'Staff', 30, '2019-03-02'), share: 6, discounts: [30, 50], spending: 1.2 },
  { group: group(8, 'Corporate', 7, '2020-01-10'), share: 12, discounts: [0, 7, 7], spending: 25 },
  { group: group(9, 'Tələbə', 12, '2022-09-01'), share: 30, discounts: [12], spending: 0.5 },
  { group: group(11, 'Доставка', 0, '2020-04-05'), share: 3, discounts: [0], spending: 1.1 },
  { group: group(14, 'Dostlar və ailə', 20, '2023-02-14'), share: 0, discounts: [20], spending: 1 },
]

/** For a random number below 1000: the plan of the group. */
export const groupPlanByShare: readonly GroupPlan[] = groupPlans.flatMap((plan) =>
  Array.from({ length: plan.share }, () => plan),
)

const venue = (id: number, name: string, address: string, last: string): ApiVenue => ({
  id,
  name,
  address,
  status: true,
  phone: `+994 12 555 01 ${last}`,
  email: `venue${String(id)}@sample.example`,
  is_main: id === 1,
})

export const sampleVenues: readonly ApiVenue[] = [
  venue(1, 'Nizami', 'Bakı, Nizami küç. 88', '01'),
  venue(2, 'Gənclik', 'Bakı, Fətəli Xan Xoyski pr. 14', '02'),
  venue(3, 'Dəniz bulvarı', 'Bakı, Neftçilər pr. 153', '03'),
  venue(7, 'Sumqayıt', 'Sumqayıt, Sülh küç. 21', '07'),
]

/** For a random number below 100: the id of the venue. */
export const venueByShare: readonly number[] = [
  ...Array.from({ length: 48 }, () => 1),
  ...Array.from({ length: 29 }, () => 2),
  ...Array.from({ length: 16 }, () => 3),
  ...Array.from({ length: 7 }, () => 7),
]
