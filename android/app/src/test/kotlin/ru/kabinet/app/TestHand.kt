package ru.kabinet.app

import android.Manifest
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.provider.MediaStore
import android.security.keystore.UserNotAuthenticatedException
import org.mockito.ArgumentMatchers.any
import org.mockito.ArgumentMatchers.anyInt
import org.mockito.Mockito.doAnswer
import org.mockito.Mockito.doThrow
import ru.kabinet.core.Arranged
import ru.kabinet.core.Outward
import ru.kabinet.core.PlatformEvent
import ru.kabinet.core.PlatformHand
import ru.kabinet.core.Situation
import java.io.File

/**
 * The hand that holds the phone of a [system]: it brings the fakes of the framework into the situations of
 * the contract, and answers what the system asks as the person would.
 */
internal class TestHand(
    private val system: TestSystem,
    private val keystore: FakeKeystore,
) : PlatformHand {
    private val started = mutableListOf<Intent>()
    private val activity = system.show()
    private var situation = Situation.USUAL

    init {
        doAnswer { answerCamera(it.getArgument(0), it.getArgument(1)) }
            .`when`(activity)
            .startActivityForResult(any(), anyInt())
        doAnswer {
            val isGiven = situation == Situation.PERMISSION_GIVEN
            system.requests.answer(it.getArgument(1), passed = isGiven)
        }.`when`(activity).requestPermissions(any(), anyInt())
        arrange(Situation.USUAL)
    }

    override fun arrange(situation: Situation): Arranged {
        usual()
        this.situation = situation
        when (situation) {
            Situation.VAULT_LOCKED -> keystore.failure = { UserNotAuthenticatedException() }

            Situation.VAULT_BROKEN -> keystore.failure = { IllegalStateException("broken") }

            Situation.KEYS_LOST -> keystore.keys.clear()

            Situation.CAMERA_MISSING -> system.lack(PackageManager.FEATURE_CAMERA_ANY)

            Situation.CAMERA_FORBIDDEN -> system.deny(Manifest.permission.CAMERA)

            Situation.PERMISSION_GIVEN, Situation.PERMISSION_DENIED -> system.deny(Manifest.permission.CAMERA)

            Situation.JOBS_REFUSED -> system.takesJobs = false

            Situation.NOBODY_OPENS_PAGES -> refusePages()

            // The system's own sheet for a finger can't be shown without a phone.
            Situation.FINGER_RIGHT, Situation.FINGER_CANCELLED -> return Arranged.NOT_HERE

            Situation.USUAL, Situation.FINGER_MISSING, Situation.JOBS_TAKEN, Situation.PAGES_OPEN -> Unit

            Situation.NUMBERS_DIALLED, Situation.FILES_OFFERED -> Unit

            Situation.PICTURE_TAKEN, Situation.PICTURE_CANCELLED -> Unit
        }
        return Arranged.READY
    }

    override fun told(): PlatformEvent? = system.told.removeFirstOrNull()

    override fun handedOut(): List<Outward> {
        val out = started.map(::outward) + system.jobs.map { Outward.Job(it.toULong()) }
        started.clear()
        system.jobs.clear()
        return out
    }

    override fun fileToOffer(): String = File(system.files.share, "copy.pdf").apply { writeText("copy") }.path

    private fun usual() {
        keystore.failure = null
        system.takesJobs = true
        system.equip(PackageManager.FEATURE_CAMERA_ANY)
        system.grant(Manifest.permission.CAMERA)
        doAnswer { started.add(it.getArgument(0)) }.`when`(system.context).startActivity(any())
    }

    private fun refusePages() {
        doThrow(ActivityNotFoundException()).`when`(system.context).startActivity(any())
    }

    private fun answerCamera(
        camera: Intent,
        code: Int,
    ) {
        val isTaken = situation == Situation.PICTURE_TAKEN
        val link = checkNotNull(camera.getParcelableExtra(MediaStore.EXTRA_OUTPUT, Uri::class.java))
        if (isTaken) checkNotNull(system.files.resolve(link.pathSegments)).file.writeText("picture")
        system.requests.answer(code, passed = isTaken)
    }

    private fun outward(intent: Intent): Outward {
        if (intent.action != Intent.ACTION_CHOOSER) return Outward.Link(checkNotNull(intent.dataString))
        val offer = checkNotNull(intent.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java))
        val link = checkNotNull(offer.getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java))
        return Outward.File(checkNotNull(system.files.resolve(link.pathSegments)).file.path)
    }
}
