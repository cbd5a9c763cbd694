//! A citizen who has an account leaves it on this phone and signs in again.

use kabinet_core::screen::Update;

use super::{
    journey::{Next, WalkError, Walker},
    memory::Milestone::{HasAccount, HasSignedOut},
    registration,
};

/// What the citizen does on each screen: registers where there is no account yet, signs out once, and signs in.
pub fn script(update: &Update, walker: &Walker<'_>) -> Result<Next, WalkError> {
    let (citizen, memory) = (walker.citizen, walker.memory);
    let tap = |action: &str| Ok(Next::Tap(action.to_owned()));
    match update.top.key.as_str() {
        "home" if memory.holds(HasSignedOut) => registration::script(update, walker),
        "home" if update.overlay.is_some() => tap("sign_out_confirmed"),
        "home" => {
            memory.keep(HasAccount)?;
            tap("sign_out")
        }
        "welcome" if memory.holds(HasAccount) => {
            memory.keep(HasSignedOut)?;
            tap("sign_in")
        }
        "sign_in/login" => {
            walker.enter("phone", &citizen.phone)?;
            walker.enter("password", &citizen.password)?;
            tap("sign_in")
        }
        "sign_in/code" => registration::code(update, walker),
        _ => registration::script(update, walker),
    }
}
