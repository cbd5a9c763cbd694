// The app as stores get it. Beside the SDK it needs two things made before, in the project's root:
//
//   cargo xtask bindings
//   RUSTFLAGS="-C link-arg=-Wl,-z,max-page-size=16384" cargo ndk --platform 26 \
//       -t arm64-v8a -t armeabi-v7a -t x86_64 -o target/jniLibs \
//       build -p kabinet-bindings --no-default-features --profile dist
//
// The first writes the Kotlin side of the core, the second the core for each kind of phone (cargo-ndk 4 with an
// NDK of at least r27). The page size is what phones of 16 KB pages ask for: `llvm-readelf -lW` shows 0x4000 at
// each LOAD of target/jniLibs/*/libkabinet.so. Developers who want the portal stand-in leave
// `--no-default-features` out.
//
// Whose portal it is, its pins and the host of its links stand in src/main/res/values/portal.xml. The build is
// signed by whoever puts it into a store; their certificate belongs into /.well-known/assetlinks.json of that host.
plugins {
    id("com.android.application") version "8.13.0"
    id("org.jetbrains.kotlin.android") version "2.4.21"
    id("org.jetbrains.kotlin.plugin.compose") version "2.4.21"
}

android {
    namespace = "ru.kabinet.app"
    compileSdk = 36

    defaultConfig {
        applicationId = "ru.kabinet.app"
        minSdk = 26
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
    }

    buildTypes {
        debug {
            applicationIdSuffix = ".debug"
        }
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "proguard-rules.pro")
        }
    }

    // One set of sources with the desk: what Maven builds as modules is compiled here in one go.
    sourceSets.named("main") {
        kotlin.srcDirs(
            "src/main/kotlin",
            "src/compose/kotlin",
            "../ui/src/main/kotlin",
            "../design/src/main/kotlin",
            "../platform/src/main/kotlin",
            "../bindings/target/generated-sources/uniffi",
        )
        jniLibs.srcDir("../../target/jniLibs")
    }

    // Its tests are Maven's: they run on the framework itself, without its Gradle plugin.
    sourceSets.named("test") {
        kotlin.setSrcDirs(emptyList<String>())
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    buildFeatures.compose = true
}

kotlin {
    jvmToolchain(17)
}

dependencies {
    // Compose 1.7 with Material 3 1.3, as on the desk.
    val compose = platform("androidx.compose:compose-bom:2024.12.01")
    implementation(compose)
    implementation("androidx.compose.material3:material3")
    implementation("androidx.activity:activity-compose:1.9.3")
    // From 5.17 on its own library is aligned to 16 KB.
    implementation("net.java.dev.jna:jna:5.19.1@aar")
    implementation("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.8.0")
}
