import ArrowDown from '@lucide/svelte/icons/arrow-down'
import ArrowRight from '@lucide/svelte/icons/arrow-right'
import ArrowUp from '@lucide/svelte/icons/arrow-up'
import Cake from '@lucide/svelte/icons/cake'
import Check from '@lucide/svelte/icons/check'
import ChevronDown from '@lucide/svelte/icons/chevron-down'
import ChevronLeft from '@lucide/svelte/icons/chevron-left'
import ChevronRight from '@lucide/svelte/icons/chevron-right'
import ChevronUp from '@lucide/svelte/icons/chevron-up'
import Clock from '@lucide/svelte/icons/clock'
import CircleHelp from '@lucide/svelte/icons/circle-question-mark'
import Bell from '@lucide/svelte/icons/bell'
import CloudOff from '@lucide/svelte/icons/cloud-off'
import CodeXml from '@lucide/svelte/icons/code-xml'
import Columns3 from '@lucide/svelte/icons/columns-3'
import Command from '@lucide/svelte/icons/command'
import Copy from '@lucide/svelte/icons/copy'
import Download from '@lucide/svelte/icons/download'
import Ellipsis from '@lucide/svelte/icons/ellipsis'
import Eye from '@lucide/svelte/icons/eye'
import EyeOff from '@lucide/svelte/icons/eye-off'
import FilterX from '@lucide/svelte/icons/funnel-x'
import FolderOpen from '@lucide/svelte/icons/folder-open'
import GripVertical from '@lucide/svelte/icons/grip-vertical'
import History from '@lucide/svelte/icons/history'
import Info from '@lucide/svelte/icons/info'
import Keyboard from '@lucide/svelte/icons/keyboard'
import Layers from '@lucide/svelte/icons/layers'
import Link from '@lucide/svelte/icons/link'
import ListFilter from '@lucide/svelte/icons/list-filter'
import Lock from '@lucide/svelte/icons/lock'
import Mail from '@lucide/svelte/icons/mail'
import MessageCircle from '@lucide/svelte/icons/message-circle'
import MessageCircleOff from '@lucide/svelte/icons/message-circle-off'
import PanelLeft from '@lucide/svelte/icons/panel-left'
import PanelRight from '@lucide/svelte/icons/panel-right'
import Pencil from '@lucide/svelte/icons/pencil'
import Phone from '@lucide/svelte/icons/phone'
import Pin from '@lucide/svelte/icons/pin'
import RefreshCw from '@lucide/svelte/icons/refresh-cw'
import Save from '@lucide/svelte/icons/save'
import Search from '@lucide/svelte/icons/search'
import Settings from '@lucide/svelte/icons/settings'
import ShieldCheck from '@lucide/svelte/icons/shield-check'
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import Trash2 from '@lucide/svelte/icons/trash-2'
import TriangleAlert from '@lucide/svelte/icons/triangle-alert'
import Undo2 from '@lucide/svelte/icons/undo-2'
import Users from '@lucide/svelte/icons/users'
import X from '@lucide/svelte/icons/x'

/** The icons by what they mean here. */
export const icons = {
  search: Search,
  close: X,
  up: ChevronUp,
  down: ChevronDown,
  right: ChevronRight,
  left: ChevronLeft,
  sync: RefreshCw,
  export: Download,
  columns: Columns3,
  ascending: ArrowUp,
  descending: ArrowDown,
  copy: Copy,
  check: Check,
  phone: Phone,
  mail: Mail,
  chat: MessageCircle,
  mute: MessageCircleOff,
  birthday: Cake,
  warning: TriangleAlert,
  offline: CloudOff,
  help: CircleHelp,
  people: Users,
  link: Link,
  lock: Lock,
  filter: ListFilter,
  clear: FilterX,
  folder: FolderOpen,
  pin: Pin,
  trash: Trash2,
  changes: History,
  clock: Clock,
  becomes: ArrowRight,
  eye: Eye,
  messages: Bell,
  more: Ellipsis,
  grip: GripVertical,
  pencil: Pencil,
  views: Layers,
  panel: PanelLeft,
  details: PanelRight,
  hidden: EyeOff,
  settings: Settings,
  keyboard: Keyboard,
  command: Command,
  text: CodeXml,
  shield: ShieldCheck,
  sliders: SlidersHorizontal,
  info: Info,
  save: Save,
  undo: Undo2,
}

export type IconName = keyof typeof icons
