// Written from docs/design/tokens.json by `cargo xtask tokens`; do not edit.

/// Colours by role, as 0xRRGGBB.
public struct Palette: Equatable, Sendable {
    /// The role `background`.
    public let background: UInt32
    /// The role `surface`.
    public let surface: UInt32
    /// The role `surface-raised`.
    public let surfaceRaised: UInt32
    /// The role `surface-sunken`.
    public let surfaceSunken: UInt32
    /// The role `text`.
    public let text: UInt32
    /// The role `text-muted`.
    public let textMuted: UInt32
    /// The role `text-disabled`.
    public let textDisabled: UInt32
    /// The role `primary`.
    public let primary: UInt32
    /// The role `primary-pressed`.
    public let primaryPressed: UInt32
    /// The role `on-primary`.
    public let onPrimary: UInt32
    /// The role `primary-container`.
    public let primaryContainer: UInt32
    /// The role `on-primary-container`.
    public let onPrimaryContainer: UInt32
    /// The role `accent`.
    public let accent: UInt32
    /// The role `on-accent`.
    public let onAccent: UInt32
    /// The role `accent-container`.
    public let accentContainer: UInt32
    /// The role `on-accent-container`.
    public let onAccentContainer: UInt32
    /// The role `success`.
    public let success: UInt32
    /// The role `on-success`.
    public let onSuccess: UInt32
    /// The role `success-container`.
    public let successContainer: UInt32
    /// The role `on-success-container`.
    public let onSuccessContainer: UInt32
    /// The role `warning`.
    public let warning: UInt32
    /// The role `on-warning`.
    public let onWarning: UInt32
    /// The role `warning-container`.
    public let warningContainer: UInt32
    /// The role `on-warning-container`.
    public let onWarningContainer: UInt32
    /// The role `danger`.
    public let danger: UInt32
    /// The role `on-danger`.
    public let onDanger: UInt32
    /// The role `danger-container`.
    public let dangerContainer: UInt32
    /// The role `on-danger-container`.
    public let onDangerContainer: UInt32
    /// The role `outline`.
    public let outline: UInt32
    /// The role `outline-soft`.
    public let outlineSoft: UInt32
    /// The role `focus`.
    public let focus: UInt32
    /// The role `hero`.
    public let hero: UInt32
    /// The role `on-hero`.
    public let onHero: UInt32
    /// The role `hero-text-muted`.
    public let heroTextMuted: UInt32
    /// The role `scrim`.
    public let scrim: UInt32
    /// The role `camera`.
    public let camera: UInt32
    /// The role `on-camera`.
    public let onCamera: UInt32
    /// The role `camera-mark`.
    public let cameraMark: UInt32
    /// The role `qr-ink`.
    public let qrInk: UInt32
    /// The role `qr-paper`.
    public let qrPaper: UInt32
    /// The role `level-1-container`.
    public let level1Container: UInt32
    /// The role `on-level-1-container`.
    public let onLevel1Container: UInt32
    /// The role `level-2-container`.
    public let level2Container: UInt32
    /// The role `on-level-2-container`.
    public let onLevel2Container: UInt32
    /// The role `level-3-container`.
    public let level3Container: UInt32
    /// The role `on-level-3-container`.
    public let onLevel3Container: UInt32

    /// For light surroundings.
    public static let light = Palette(
        background: 0xF4F1EA,
        surface: 0xFFFFFF,
        surfaceRaised: 0xFFFFFF,
        surfaceSunken: 0xEBE7DD,
        text: 0x182322,
        textMuted: 0x54605D,
        textDisabled: 0x5A6562,
        primary: 0x0B5A5A,
        primaryPressed: 0x084646,
        onPrimary: 0xFFFFFF,
        primaryContainer: 0xD5EAE5,
        onPrimaryContainer: 0x073F3F,
        accent: 0xF0AE45,
        onAccent: 0x2E1D00,
        accentContainer: 0xFBE9C8,
        onAccentContainer: 0x573700,
        success: 0x23703A,
        onSuccess: 0xFFFFFF,
        successContainer: 0xDDEFDC,
        onSuccessContainer: 0x114A22,
        warning: 0x8A5200,
        onWarning: 0xFFFFFF,
        warningContainer: 0xFCE8C4,
        onWarningContainer: 0x573700,
        danger: 0xAE2E1F,
        onDanger: 0xFFFFFF,
        dangerContainer: 0xFBE3DC,
        onDangerContainer: 0x7A1B10,
        outline: 0x75807D,
        outlineSoft: 0xDDD8CC,
        focus: 0xB5500A,
        hero: 0x0B5A5A,
        onHero: 0xFFFFFF,
        heroTextMuted: 0xC6E2DD,
        scrim: 0x0B1514,
        camera: 0x0E1514,
        onCamera: 0xF4F7F6,
        cameraMark: 0xFFC65C,
        qrInk: 0x000000,
        qrPaper: 0xFFFFFF,
        level1Container: 0xEBE7DD,
        onLevel1Container: 0x3F4A48,
        level2Container: 0xFBE9C8,
        onLevel2Container: 0x573700,
        level3Container: 0xD5EAE5,
        onLevel3Container: 0x073F3F
    )

    /// For dark surroundings.
    public static let dark = Palette(
        background: 0x0F1615,
        surface: 0x18211F,
        surfaceRaised: 0x212C2A,
        surfaceSunken: 0x0A100F,
        text: 0xECF1EF,
        textMuted: 0xAAB7B3,
        textDisabled: 0x909D99,
        primary: 0x7FD3C9,
        primaryPressed: 0xA3E2DA,
        onPrimary: 0x00302F,
        primaryContainer: 0x12413F,
        onPrimaryContainer: 0xC3EBE5,
        accent: 0xF3BC62,
        onAccent: 0x2E1D00,
        accentContainer: 0x4A3309,
        onAccentContainer: 0xFBDFAE,
        success: 0x8AD49A,
        onSuccess: 0x06331A,
        successContainer: 0x183B23,
        onSuccessContainer: 0xC4ECCB,
        warning: 0xF3BC62,
        onWarning: 0x2E1D00,
        warningContainer: 0x45300A,
        onWarningContainer: 0xFBDFAE,
        danger: 0xFFB1A2,
        onDanger: 0x560E06,
        dangerContainer: 0x571E16,
        onDangerContainer: 0xFFDAD2,
        outline: 0x84918D,
        outlineSoft: 0x2E3A37,
        focus: 0xFFC074,
        hero: 0x0E4544,
        onHero: 0xF2F8F7,
        heroTextMuted: 0xB5D6D1,
        scrim: 0x000000,
        camera: 0x080C0B,
        onCamera: 0xF4F7F6,
        cameraMark: 0xFFC65C,
        qrInk: 0x000000,
        qrPaper: 0xFFFFFF,
        level1Container: 0x2B3533,
        onLevel1Container: 0xD5DDDA,
        level2Container: 0x4A3309,
        onLevel2Container: 0xFBDFAE,
        level3Container: 0x12413F,
        onLevel3Container: 0xC3EBE5
    )
}

/// A text style: sizes in points at 100 % and at 200 % text, letter spacing in em.
public struct TypeStyle: Equatable, Sendable {
    /// Font size.
    public let size: Int
    /// Line height.
    public let line: Int
    /// Font weight, 100 to 900.
    public let weight: Int
    /// Letter spacing in em.
    public let tracking: Double
    /// Font size at 200 % text.
    public let largeSize: Int
    /// Line height at 200 % text.
    public let largeLine: Int
}

/// The type scale.
public enum TypeScale {
    /// The style `display`.
    public static let display = TypeStyle(
        size: 34,
        line: 40,
        weight: 700,
        tracking: -0.02,
        largeSize: 46,
        largeLine: 52
    )
    /// The style `title-l`.
    public static let titleL = TypeStyle(
        size: 28,
        line: 34,
        weight: 700,
        tracking: -0.018,
        largeSize: 40,
        largeLine: 46
    )
    /// The style `title-m`.
    public static let titleM = TypeStyle(
        size: 22,
        line: 28,
        weight: 700,
        tracking: -0.012,
        largeSize: 37,
        largeLine: 44
    )
    /// The style `title-s`.
    public static let titleS = TypeStyle(
        size: 17,
        line: 24,
        weight: 600,
        tracking: -0.006,
        largeSize: 34,
        largeLine: 42
    )
    /// The style `body`.
    public static let body = TypeStyle(
        size: 17,
        line: 24,
        weight: 400,
        tracking: -0.006,
        largeSize: 34,
        largeLine: 44
    )
    /// The style `body-s`.
    public static let bodyS = TypeStyle(
        size: 15,
        line: 20,
        weight: 400,
        tracking: -0.002,
        largeSize: 30,
        largeLine: 38
    )
    /// The style `label`.
    public static let label = TypeStyle(
        size: 15,
        line: 20,
        weight: 600,
        tracking: -0.002,
        largeSize: 30,
        largeLine: 38
    )
    /// The style `button`.
    public static let button = TypeStyle(
        size: 17,
        line: 24,
        weight: 600,
        tracking: -0.006,
        largeSize: 34,
        largeLine: 42
    )
    /// The style `caption`.
    public static let caption = TypeStyle(
        size: 13,
        line: 18,
        weight: 400,
        tracking: 0,
        largeSize: 26,
        largeLine: 34
    )
    /// The style `caption-strong`.
    public static let captionStrong = TypeStyle(
        size: 13,
        line: 18,
        weight: 600,
        tracking: 0,
        largeSize: 26,
        largeLine: 34
    )
    /// The style `code`.
    public static let code = TypeStyle(
        size: 28,
        line: 34,
        weight: 600,
        tracking: 0,
        largeSize: 38,
        largeLine: 46
    )
}

/// Distances in points.
public enum Space {
    /// `0`.
    public static let s0 = 0
    /// `1`.
    public static let s1 = 4
    /// `2`.
    public static let s2 = 8
    /// `3`.
    public static let s3 = 12
    /// `4`.
    public static let s4 = 16
    /// `5`.
    public static let s5 = 20
    /// `6`.
    public static let s6 = 24
    /// `8`.
    public static let s8 = 32
    /// `10`.
    public static let s10 = 40
    /// `12`.
    public static let s12 = 48
}

/// Measures of a screen in points.
public enum Layout {
    /// `screen-margin`.
    public static let screenMargin = 20
    /// `screen-margin-narrow`.
    public static let screenMarginNarrow = 16
    /// `narrow-below`.
    public static let narrowBelow = 360
    /// `section-gap`.
    public static let sectionGap = 28
    /// `card-padding`.
    public static let cardPadding = 16
    /// `max-content-width`.
    public static let maxContentWidth = 560
}

/// Corner radii in points.
public enum Radius {
    /// `xs`.
    public static let xs = 6
    /// `s`.
    public static let s = 10
    /// `m`.
    public static let m = 14
    /// `l`.
    public static let l = 20
    /// `xl`.
    public static let xl = 28
    /// `full`.
    public static let full = 999
}

/// Sizes of controls in points.
public enum Size {
    /// `touch-target`.
    public static let touchTarget = 48
    /// `button`.
    public static let button = 56
    /// `button-small`.
    public static let buttonSmall = 40
    /// `field`.
    public static let field = 56
    /// `code-cell`.
    public static let codeCell = 58
    /// `row-min`.
    public static let rowMin = 56
    /// `tab-bar`.
    public static let tabBar = 64
    /// `top-bar`.
    public static let topBar = 56
    /// `border`.
    public static let border = 1
    /// `border-strong`.
    public static let borderStrong = 2
    /// `focus-ring`.
    public static let focusRing = 3
    /// `focus-gap`.
    public static let focusGap = 2
    /// `progress`.
    public static let progress = 6
}

/// Durations in milliseconds.
public enum Motion {
    /// `instant`.
    public static let instant = 80
    /// `fast`.
    public static let fast = 140
    /// `base`.
    public static let base = 220
    /// `slow`.
    public static let slow = 360
}
