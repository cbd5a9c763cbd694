package ru.kabinet.desktop

import java.awt.Rectangle
import java.awt.Robot
import java.awt.Window
import java.awt.event.InputEvent
import java.awt.event.WindowEvent
import java.util.concurrent.TimeUnit
import javax.accessibility.Accessible
import javax.accessibility.AccessibleContext
import javax.swing.SwingUtilities
import kotlin.concurrent.thread
import kotlin.system.exitProcess

/**
 * Somebody before the window, who looks at it and has a mouse. They are in its process, for only there a window tells what
 * stands in it.
 */
class PersonAtTheDesk private constructor() {
    private val robot = Robot()

    private fun follow(step: String) {
        val (what, name) = step.split('=', limit = 2)
        val place = find(name)
        if (what == CLICK) click(place)
    }

    /** Where something of that name stands, once it is drawn. */
    private fun find(name: String): Rectangle {
        val deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)
        while (System.nanoTime() < deadline) {
            val place = names().firstOrNull { it.first == name }?.second
            if (place != null && isDrawn(place)) return place
            Thread.sleep(LOOKS_EVERY_MS)
        }
        error("nothing is called «$name» here:\n${names().joinToString("\n")}")
    }

    private fun isDrawn(place: Rectangle): Boolean {
        val picture = robot.createScreenCapture(place)
        val colours = picture.getRGB(0, 0, picture.width, picture.height, null, 0, picture.width)
        return colours.distinct().size > 1
    }

    private fun click(place: Rectangle) {
        robot.mouseMove(place.centerX.toInt(), place.centerY.toInt())
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK)
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK)
    }

    private fun close() =
        inWindow { window -> window.dispatchEvent(WindowEvent(window, WindowEvent.WINDOW_CLOSING)) }

    private fun names(): List<Pair<String, Rectangle>> {
        var found = emptyList<Pair<String, Rectangle>>()
        inWindow { found = names(it as Accessible) }
        return found
    }

    private fun names(thing: Accessible): List<Pair<String, Rectangle>> {
        val context = thing.accessibleContext ?: return emptyList()
        val children = List(context.accessibleChildrenCount) { context.getAccessibleChild(it) }
        return listOfNotNull(context.named()) + children.filterNotNull().flatMap(::names)
    }

    private fun AccessibleContext.named(): Pair<String, Rectangle>? {
        val seen = accessibleComponent?.takeIf { it.isShowing && it.size.width > 0 } ?: return null
        val name = accessibleName?.takeIf(String::isNotEmpty) ?: return null
        return name to Rectangle(seen.locationOnScreen, seen.size)
    }

    private fun inWindow(look: (Window) -> Unit) =
        SwingUtilities.invokeAndWait { Window.getWindows().firstOrNull(Window::isShowing)?.let(look) }

    companion object {
        /** Waits until something of that name is drawn. */
        const val SEE = "see"

        /** Clicks on it then. */
        const val CLICK = "click"

        private const val WAITED_IN_VAIN = 70
        private const val PATIENCE_SECONDS = 15L
        private const val LOOKS_EVERY_MS = 50L

        /** Opens the window, does one thing after the other, and closes it: `PORTAL DATA [see=NAME | click=NAME]…`. */
        @JvmStatic
        fun main(arguments: Array<String>) {
            thread(isDaemon = true) {
                try {
                    val person = PersonAtTheDesk()
                    arguments.drop(2).forEach(person::follow)
                    person.close()
                } catch (failure: Throwable) {
                    failure.printStackTrace()
                    exitProcess(WAITED_IN_VAIN)
                }
            }
            ru.kabinet.desktop.main(arguments.take(2).toTypedArray())
        }
    }
}
