/**
 * The component library in the colours and measures of tokens.css. Its sizes: xs for rows and chips (28), sm wherever nothing
 * is said (32), lg for touch, the room and passphrases (40). Its colours: accent, ok, warn, bad, idle.
 */
import {
  type ActionIconFactory,
  type ButtonFactory,
  type CSSVariablesResolver,
  createTheme,
  type ExtendComponent,
  type InputFactory,
  type MantineColorsTuple,
} from "@mantine/core";

const TONES = ["accent", "ok", "warn", "bad", "idle"] as const;

const HEIGHTS: Readonly<Record<string, string>> = {
  xs: "var(--control-row)",
  sm: "var(--control)",
  lg: "var(--control-touch)",
};

/** Sizes with another measure than these ("compact-sm") keep the library's own. */
const heightOf = (size: unknown): string | undefined => HEIGHTS[typeof size === "string" ? size : "sm"];

type Names = readonly [string, string, string, string, string, string, string, string, string, string];
const shades = (names: Names) => names.map((name) => `var(--${name})`) as unknown as MantineColorsTuple;

/** The library wants ten shades of each; with what it draws is set below. */
const alike = (tone: string) => shades([tone, tone, tone, tone, tone, tone, tone, tone, tone, tone]);

/** Its greys, from the lightest ground to the darkest text, and the other way round in the dark. */
const GREYS = {
  gray: shades(["sunk", "sunk", "sunk", "line", "line-strong", "mute", "soft", "soft", "ink", "ink"]),
  dark: shades(["ink", "soft", "soft", "mute", "line-strong", "sunk", "panel", "panel", "sunk", "bg"]),
};

/** A peek, a menu, a dialog that opens: nothing else moves. */
const MOVE_MS = 140;
const moves = { defaultProps: { transitionProps: { duration: MOVE_MS } } };
const slides = { defaultProps: { transitionDuration: MOVE_MS } };

export const theme = createTheme({
  primaryColor: "accent",
  colors: { ...GREYS, ...Object.fromEntries(TONES.map((tone) => [tone, alike(tone)])) },
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "var(--mono)",
  fontSizes: {
    xs: "var(--text-note)",
    sm: "var(--text-body)",
    md: "var(--text-body)",
    lg: "var(--text-lead)",
    xl: "var(--text-section)",
  },
  lineHeights: { xs: "1.5", sm: "1.5714", md: "1.5714", lg: "1.5", xl: "1.4" },
  fontWeights: { regular: "400", medium: "600", bold: "600" },
  spacing: {
    xs: "var(--space-8)",
    sm: "var(--space-12)",
    md: "var(--space-16)",
    lg: "var(--space-24)",
    xl: "var(--space-32)",
  },
  radius: { xs: "4px", sm: "var(--radius)", md: "var(--radius)", lg: "var(--radius-card)", xl: "var(--radius-pill)" },
  defaultRadius: "md",
  shadows: {
    xs: "var(--shadow)",
    sm: "var(--shadow)",
    md: "var(--shadow)",
    lg: "var(--shadow)",
    xl: "var(--shadow)",
  },
  headings: { fontFamily: "var(--sans)", fontWeight: "600" },
  respectReducedMotion: true,
  components: {
    // By its type alone: who names the theme needs none of the components.
    Button: {
      vars: (_, { size, color, variant = "filled" }) => {
        const height = heightOf(size);
        return {
          root: {
            ...(height && { "--button-height": height, "--button-padding-x": "var(--space-12)" }),
            ...(variant === "filled" && color && color !== "accent" && { "--button-color": "var(--on-mark)" }),
          },
        };
      },
    } satisfies ExtendComponent<ButtonFactory>,
    ActionIcon: {
      vars: (_, { size }) => {
        const height = heightOf(size);
        return { root: height ? { "--ai-size": height } : {} };
      },
    } satisfies ExtendComponent<ActionIconFactory>,
    Input: {
      vars: (_, { size }) => {
        const height = heightOf(size);
        return { wrapper: height ? { "--input-height": height } : {} };
      },
    } satisfies ExtendComponent<InputFactory>,
    Modal: moves,
    Drawer: moves,
    Popover: moves,
    Progress: slides,
    SegmentedControl: slides,
    // A page of fields holds no list that nobody has opened: with them it takes twice as long to draw.
    Combobox: { defaultProps: { keepMounted: false } },
  },
});

/** The variables that the library's own styles read. */
export const variables: CSSVariablesResolver = () => {
  const own = {
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-bright": "var(--ink)",
    "--mantine-color-body": "var(--panel)",
    "--mantine-color-dimmed": "var(--soft)",
    "--mantine-color-placeholder": "var(--mute)",
    "--mantine-color-anchor": "var(--accent-text)",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-success": "var(--ok)",
    "--mantine-color-default": "var(--panel)",
    "--mantine-color-default-hover": "var(--sunk)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-disabled": "var(--sunk)",
    "--mantine-color-disabled-color": "var(--mute)",
    "--mantine-color-disabled-border": "var(--line-strong)",
    ...Object.assign({}, ...TONES.map(toneVariables)),
  };
  return { variables: {}, light: { ...own, "--mantine-color-white": "var(--panel)" }, dark: own };
};

function toneVariables(tone: (typeof TONES)[number]): Record<string, string> {
  const text = tone === "accent" ? "var(--accent-text)" : `var(--${tone})`;
  const of = (part: string) => `--mantine-color-${tone}-${part}`;
  return {
    [of("text")]: text,
    [of("filled")]: `var(--${tone})`,
    [of("filled-hover")]: `color-mix(in srgb, var(--${tone}) 88%, var(--ink))`,
    [of("light")]: `var(--${tone}-soft)`,
    [of("light-hover")]: `var(--${tone}-soft)`,
    [of("light-color")]: text,
    [of("outline")]: text,
    [of("outline-hover")]: `var(--${tone}-soft)`,
  };
}
