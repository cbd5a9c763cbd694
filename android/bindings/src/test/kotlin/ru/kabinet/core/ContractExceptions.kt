package ru.kabinet.core

import org.junit.Assert.assertEquals

/** Cases of the contract that a platform need not keep, by name. */
data class ContractExceptions(
    /** It has nothing of the kind, and says so. */
    val lacking: Set<String>,
    /** The situation could not be brought about. */
    val notTried: Set<String>,
)

/** Holds a platform against the contract of all platforms; fails where it breaks it. */
fun contractExcept(
    platform: Platform,
    hand: PlatformHand,
): ContractExceptions {
    val outcomes = platformContract(platform, hand)
    val broken =
        outcomes.mapNotNull { (name, verdict) ->
            (verdict as? CaseVerdict.Broken)?.let { "$name: ${it.why}" }
        }
    assertEquals("the contract is broken", emptyList<String>(), broken)
    return ContractExceptions(
        lacking = outcomes.filter { it.verdict is CaseVerdict.Lacking }.map { it.name }.toSet(),
        notTried = outcomes.filter { it.verdict is CaseVerdict.NotTried }.map { it.name }.toSet(),
    )
}
