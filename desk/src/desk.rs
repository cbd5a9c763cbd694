//! The desk: portal, console and phone behind one printed link.

use std::{env, path::Path};

use axum::Router;
use mock_server::{
    Portal,
    cli::{Listeners, PortalArgs, StartError, console_link},
    terminal::complain,
};

use crate::{assets, browser_phone::BrowserPhone, device, device::Device, phone_routes};

/// Why the desk did not start, or what the portal's start says.
#[derive(Debug, thiserror::Error)]
enum DeskError {
    #[error("{0}")]
    Phone(#[from] kabinet_core::KabinetError),
    #[error("{0}")]
    Reset(#[from] std::io::Error),
}

/// Runs the desk until it is interrupted.
///
/// # Errors
/// [`StartError`] when the portal's data can't be opened or the port can't be taken.
pub async fn run(arguments: &PortalArgs) -> Result<(), StartError> {
    let options = arguments.options()?;
    // The port first: a start that fails for it must not have reset anything.
    let listeners = Listeners::bind(arguments.port, options.exposure.as_ref()).await?;
    device::close_to_others(&arguments.data)?;
    let portal = Portal::open(options)?;
    let phone = match switch_on(arguments, &portal, listeners.port) {
        Ok(phone) => phone,
        Err(error) => {
            let what = arguments.lang.pick("Телефон не включился", "The phone did not start");
            complain(&format!("{what}: {error}"));
            std::process::exit(1);
        }
    };
    tokio::spawn(phone.clone().follow(portal.clone()));

    let router = router(&portal, phone.clone());
    arguments.greet(&portal, &listeners, greeting);
    if has_display() {
        // Without a browser the printed link is there to be opened by hand.
        let link = console_link(listeners.port, portal.console_token(), arguments.lang);
        if let Err(error) = open::that_detached(link) {
            tracing::info!(%error, "no browser could be opened");
        }
    }
    listeners.serve(router).await;
    // What was said to be saved is saved; this only lets the phone finish its last write before the process ends.
    tokio::task::spawn_blocking(move || phone.kabinet().shutdown()).await.ok();
    arguments.say_goodbye(
        arguments
            .lang
            .pick("Стенд остановлен, данные сохранены.", "The desk has stopped; its data are kept."),
    );
    Ok(())
}

/// Portal, console, phone and page; the portal's own interface apart, all of it behind the console's guard.
fn router(portal: &Portal, phone: BrowserPhone) -> Router {
    let guard = portal.console_guard();
    portal
        .router()
        .merge(guard.protect_api(phone_routes::routes(phone).merge(assets::files())))
        .merge(guard.protect_page(assets::page()))
}

fn switch_on(arguments: &PortalArgs, portal: &Portal, port: u16) -> Result<BrowserPhone, DeskError> {
    if arguments.reset {
        device::reset(&arguments.data)?;
    }
    let portal_url = format!("http://127.0.0.1:{port}");
    let device = Device::new(&arguments.data, portal_url, device::language(arguments), portal.clock())?;
    Ok(BrowserPhone::switch_on(device)?)
}

fn greeting(links: &[String], data: &Path, language: mock_server::Language) -> String {
    let data = data.display();
    language
        .pick(
            "Кабинет запущен: телефон и консоль портала в браузере. Откройте ссылку:\n\n  {link}\n\nОна действует до остановки. Данные: {data}\nОстановить: Ctrl+C",
            "Kabinet runs: a phone and the portal’s console in the browser. Open the link:\n\n  {link}\n\nIt works until the desk stops. Data: {data}\nTo stop: Ctrl+C",
        )
        .replace("{link}", &links.join("\n  "))
        .replace("{data}", &data.to_string())
}

/// Whether a browser could be shown here.
fn has_display() -> bool {
    cfg!(any(target_os = "macos", target_os = "windows"))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
#[path = "desk_tests.rs"]
mod tests;
