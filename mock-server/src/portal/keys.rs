//! What the portal keeps instead of secrets: MACs under a key of its own, and answers sealed under a key that only
//! the sender of the request can rebuild.

use crate::portal::random::{Randomness, base64url};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;

/// What a MAC is for; one made under a label says nothing under another (domain separation).
#[derive(Clone, Copy)]
pub(crate) struct MacLabel(&'static str);

impl MacLabel {
    /// `label` is nothing else's, and stays as it is: what was made with it lies in databases.
    pub(crate) const fn new(label: &'static str) -> Self {
        Self(label)
    }
}

/// The key that an answer is sealed with.
const ANSWER_KEY: MacLabel = MacLabel::new("answer-key");

/// The portal's own key: random, made with the database and kept in it.
pub(crate) struct PortalKey(hmac::Key);

impl PortalKey {
    pub(crate) const LENGTH: usize = 32;

    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }

    /// A MAC over the parts; their lengths are part of it, so that no two lists of parts give the same input.
    pub(crate) fn mac(&self, label: MacLabel, parts: &[&[u8]]) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.0);
        for part in std::iter::once(&label.0.as_bytes()).chain(parts) {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part);
        }
        context.sign().as_ref().to_vec()
    }

    /// A token that follows from the parts, of which one must be unknown to who shall not have it; written as random ones
    /// are.
    pub(crate) fn token(&self, label: MacLabel, parts: &[&[u8]]) -> String {
        base64url(&self.mac(label, parts))
    }

    /// Whether `mac` was made from `parts`, in a time that doesn't depend on where they differ.
    pub(crate) fn matches(&self, label: MacLabel, parts: &[&[u8]], mac: &[u8]) -> bool {
        // A MAC of both MACs under the same key takes the comparison's timing from anybody who lacks the key.
        let ours = hmac::sign(&self.0, &self.mac(label, parts));
        hmac::sign(&self.0, mac).as_ref() == ours.as_ref()
    }

    /// Seals an answer under a key that follows from `parts`, of which one must be unknown to the database.
    pub(crate) fn seal(&self, parts: &[&[u8]], plain: &[u8], random: &dyn Randomness) -> Vec<u8> {
        let mut nonce = [0; NONCE_LEN];
        random.fill(&mut nonce);
        let mut sealed = plain.to_vec();
        self.answer_key(parts)
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed)
            .expect("an answer is far below the limit of AES-GCM");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`Self::seal`] made; `None` when it was damaged or the parts differ.
    pub(crate) fn open(&self, parts: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut body = body.to_vec();
        let plain = self.answer_key(parts).open_in_place(nonce, Aad::empty(), &mut body).ok()?;
        Some(plain.to_vec())
    }

    fn answer_key(&self, parts: &[&[u8]]) -> LessSafeKey {
        let bytes = self.mac(ANSWER_KEY, parts);
        LessSafeKey::new(
            UnboundKey::new(&AES_256_GCM, &bytes).expect("HMAC-SHA-256 gives the 32 bytes of an AES-256 key"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portal::random::SeededRandomness;

    const CODE: MacLabel = MacLabel::new("code");
    const REQUEST: MacLabel = MacLabel::new("request");

    #[test]
    fn labels_and_the_borders_of_parts_are_told_apart() {
        let key = PortalKey::new(&[7; PortalKey::LENGTH]);
        let mac = key.mac(CODE, &[b"ab", b"c"]);
        assert!(key.matches(CODE, &[b"ab", b"c"], &mac));
        assert!(!key.matches(CODE, &[b"a", b"bc"], &mac));
        assert!(!key.matches(REQUEST, &[b"ab", b"c"], &mac));
        assert!(!PortalKey::new(&[8; PortalKey::LENGTH]).matches(CODE, &[b"ab", b"c"], &mac));
    }

    #[test]
    fn a_sealed_answer_opens_with_its_parts_only() {
        let key = PortalKey::new(&[7; PortalKey::LENGTH]);
        let random = SeededRandomness::new(1);
        let sealed = key.seal(&[b"scope", b"key"], b"secret", &random);
        assert_eq!(key.open(&[b"scope", b"key"], &sealed).as_deref(), Some(b"secret".as_slice()));
        assert_eq!(key.open(&[b"scope", b"yek"], &sealed), None);
        assert_eq!(key.open(&[b"scope", b"key"], &sealed[..5]), None);
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
    }
}
