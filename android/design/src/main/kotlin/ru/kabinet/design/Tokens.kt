// Written from docs/design/tokens.json by `cargo xtask tokens`; do not edit.
package ru.kabinet.design

/** Colours by role, as ARGB. */
data class Palette(
    val background: Long,
    val surface: Long,
    val surfaceRaised: Long,
    val surfaceSunken: Long,
    val text: Long,
    val textMuted: Long,
    val textDisabled: Long,
    val primary: Long,
    val primaryPressed: Long,
    val onPrimary: Long,
    val primaryContainer: Long,
    val onPrimaryContainer: Long,
    val accent: Long,
    val onAccent: Long,
    val accentContainer: Long,
    val onAccentContainer: Long,
    val success: Long,
    val onSuccess: Long,
    val successContainer: Long,
    val onSuccessContainer: Long,
    val warning: Long,
    val onWarning: Long,
    val warningContainer: Long,
    val onWarningContainer: Long,
    val danger: Long,
    val onDanger: Long,
    val dangerContainer: Long,
    val onDangerContainer: Long,
    val outline: Long,
    val outlineSoft: Long,
    val focus: Long,
    val hero: Long,
    val onHero: Long,
    val heroTextMuted: Long,
    val scrim: Long,
    val camera: Long,
    val onCamera: Long,
    val cameraMark: Long,
    val qrInk: Long,
    val qrPaper: Long,
    val level1Container: Long,
    val onLevel1Container: Long,
    val level2Container: Long,
    val onLevel2Container: Long,
    val level3Container: Long,
    val onLevel3Container: Long,
) {
    companion object {
        /** For light surroundings. */
        val Light =
            Palette(
                background = 0xFFF4F1EA,
                surface = 0xFFFFFFFF,
                surfaceRaised = 0xFFFFFFFF,
                surfaceSunken = 0xFFEBE7DD,
                text = 0xFF182322,
                textMuted = 0xFF54605D,
                textDisabled = 0xFF5A6562,
                primary = 0xFF0B5A5A,
                primaryPressed = 0xFF084646,
                onPrimary = 0xFFFFFFFF,
                primaryContainer = 0xFFD5EAE5,
                onPrimaryContainer = 0xFF073F3F,
                accent = 0xFFF0AE45,
                onAccent = 0xFF2E1D00,
                accentContainer = 0xFFFBE9C8,
                onAccentContainer = 0xFF573700,
                success = 0xFF23703A,
                onSuccess = 0xFFFFFFFF,
                successContainer = 0xFFDDEFDC,
                onSuccessContainer = 0xFF114A22,
                warning = 0xFF8A5200,
                onWarning = 0xFFFFFFFF,
                warningContainer = 0xFFFCE8C4,
                onWarningContainer = 0xFF573700,
                danger = 0xFFAE2E1F,
                onDanger = 0xFFFFFFFF,
                dangerContainer = 0xFFFBE3DC,
                onDangerContainer = 0xFF7A1B10,
                outline = 0xFF75807D,
                outlineSoft = 0xFFDDD8CC,
                focus = 0xFFB5500A,
                hero = 0xFF0B5A5A,
                onHero = 0xFFFFFFFF,
                heroTextMuted = 0xFFC6E2DD,
                scrim = 0xFF0B1514,
                camera = 0xFF0E1514,
                onCamera = 0xFFF4F7F6,
                cameraMark = 0xFFFFC65C,
                qrInk = 0xFF000000,
                qrPaper = 0xFFFFFFFF,
                level1Container = 0xFFEBE7DD,
                onLevel1Container = 0xFF3F4A48,
                level2Container = 0xFFFBE9C8,
                onLevel2Container = 0xFF573700,
                level3Container = 0xFFD5EAE5,
                onLevel3Container = 0xFF073F3F,
            )

        /** For dark surroundings. */
        val Dark =
            Palette(
                background = 0xFF0F1615,
                surface = 0xFF18211F,
                surfaceRaised = 0xFF212C2A,
                surfaceSunken = 0xFF0A100F,
                text = 0xFFECF1EF,
                textMuted = 0xFFAAB7B3,
                textDisabled = 0xFF909D99,
                primary = 0xFF7FD3C9,
                primaryPressed = 0xFFA3E2DA,
                onPrimary = 0xFF00302F,
                primaryContainer = 0xFF12413F,
                onPrimaryContainer = 0xFFC3EBE5,
                accent = 0xFFF3BC62,
                onAccent = 0xFF2E1D00,
                accentContainer = 0xFF4A3309,
                onAccentContainer = 0xFFFBDFAE,
                success = 0xFF8AD49A,
                onSuccess = 0xFF06331A,
                successContainer = 0xFF183B23,
                onSuccessContainer = 0xFFC4ECCB,
                warning = 0xFFF3BC62,
                onWarning = 0xFF2E1D00,
                warningContainer = 0xFF45300A,
                onWarningContainer = 0xFFFBDFAE,
                danger = 0xFFFFB1A2,
                onDanger = 0xFF560E06,
                dangerContainer = 0xFF571E16,
                onDangerContainer = 0xFFFFDAD2,
                outline = 0xFF84918D,
                outlineSoft = 0xFF2E3A37,
                focus = 0xFFFFC074,
                hero = 0xFF0E4544,
                onHero = 0xFFF2F8F7,
                heroTextMuted = 0xFFB5D6D1,
                scrim = 0xFF000000,
                camera = 0xFF080C0B,
                onCamera = 0xFFF4F7F6,
                cameraMark = 0xFFFFC65C,
                qrInk = 0xFF000000,
                qrPaper = 0xFFFFFFFF,
                level1Container = 0xFF2B3533,
                onLevel1Container = 0xFFD5DDDA,
                level2Container = 0xFF4A3309,
                onLevel2Container = 0xFFFBDFAE,
                level3Container = 0xFF12413F,
                onLevel3Container = 0xFFC3EBE5,
            )
    }
}

/** A text style: sizes in sp at 100 % and at 200 % text, letter spacing in em. */
data class TypeStyle(
    val size: Int,
    val line: Int,
    val weight: Int,
    val tracking: Double,
    val largeSize: Int,
    val largeLine: Int,
)

/** The type scale. */
object TypeScale {
    val display = TypeStyle(34, 40, 700, -0.02, 46, 52)
    val titleL = TypeStyle(28, 34, 700, -0.018, 40, 46)
    val titleM = TypeStyle(22, 28, 700, -0.012, 37, 44)
    val titleS = TypeStyle(17, 24, 600, -0.006, 34, 42)
    val body = TypeStyle(17, 24, 400, -0.006, 34, 44)
    val bodyS = TypeStyle(15, 20, 400, -0.002, 30, 38)
    val label = TypeStyle(15, 20, 600, -0.002, 30, 38)
    val button = TypeStyle(17, 24, 600, -0.006, 34, 42)
    val caption = TypeStyle(13, 18, 400, 0.0, 26, 34)
    val captionStrong = TypeStyle(13, 18, 600, 0.0, 26, 34)
    val code = TypeStyle(28, 34, 600, 0.0, 38, 46)
}

/** Distances in dp. */
object Space {
    const val S0 = 0
    const val S1 = 4
    const val S2 = 8
    const val S3 = 12
    const val S4 = 16
    const val S5 = 20
    const val S6 = 24
    const val S8 = 32
    const val S10 = 40
    const val S12 = 48
}

/** Measures of a screen in dp. */
object Layout {
    const val SCREEN_MARGIN = 20
    const val SCREEN_MARGIN_NARROW = 16
    const val NARROW_BELOW = 360
    const val SECTION_GAP = 28
    const val CARD_PADDING = 16
    const val MAX_CONTENT_WIDTH = 560
}

/** Corner radii in dp. */
object Radius {
    const val XS = 6
    const val S = 10
    const val M = 14
    const val L = 20
    const val XL = 28
    const val FULL = 999
}

/** Sizes of controls in dp. */
object Size {
    const val TOUCH_TARGET = 48
    const val BUTTON = 56
    const val BUTTON_SMALL = 40
    const val FIELD = 56
    const val CODE_CELL = 58
    const val ROW_MIN = 56
    const val TAB_BAR = 64
    const val TOP_BAR = 56
    const val BORDER = 1
    const val BORDER_STRONG = 2
    const val FOCUS_RING = 3
    const val FOCUS_GAP = 2
    const val PROGRESS = 6
}

/** Durations in milliseconds. */
object Motion {
    const val INSTANT = 80
    const val FAST = 140
    const val BASE = 220
    const val SLOW = 360
}
