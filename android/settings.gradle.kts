// The build for stores, for a machine with the Android SDK; everything that needs none is Maven's (pom.xml).
// It has not been run yet.
pluginManagement {
    repositories {
        google()
        mavenCentral()
    }
}

dependencyResolutionManagement {
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "kabinet"
include(":app")
