//! What stands behind the portal: whoever else takes part in its work, each as a stand-in.

pub mod operator;
