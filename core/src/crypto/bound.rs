//! What a seal is bound to beside its key and nonce: the additional data.

/// Names this app in the additional data.
pub(super) const APP: &[u8] = b"kabinet";

/// The additional data of these fields: each with its length in front, so that no two lists of fields read the same.
pub(super) fn bind(fields: &[&[u8]]) -> Vec<u8> {
    let length = fields.iter().map(|field| size_of::<u64>() + field.len()).sum();
    let mut bound = Vec::with_capacity(length);
    for field in fields {
        bound.extend_from_slice(&(field.len() as u64).to_be_bytes());
        bound.extend_from_slice(field);
    }
    bound
}
