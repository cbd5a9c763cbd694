package ru.kabinet.core

import java.nio.file.Path

/** Where the tests find what lies outside the module. */
object Project {
    /** The root of the whole project. */
    val root: Path = Path.of(System.getProperty("kabinet.project"))

    /** Where Cargo has put libraries and programs. */
    val artifacts: Path = Path.of(System.getProperty("kabinet.artifacts"))
}
