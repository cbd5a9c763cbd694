//! A journey without a screen: a scripted citizen holds the same phone and reads the SMS in the console, as a person
//! would. What the phone keeps stays in the data folder, so a walk that was killed goes on where it was.

mod citizen;
mod console;
mod error;
mod memory;
mod printer;
mod walker;
mod walks;

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use kabinet_core::testing::HeadlessPhone;
use mock_server::{
    DataPlace, Language, OpenError, Options, Portal, Profile, bind, serve, terminal::complain,
};
use tokio::runtime::Runtime;

use self::{
    citizen::KeptCitizen,
    console::{Console, ConsoleTime},
    error::WalkError,
    memory::Memory,
    printer::{Printer, SignIn},
    walker::{Walker, closing_line},
    walks::{WALKS, Walk},
};
use crate::device::{self, Device};

/// Options of a walk.
#[derive(Args, Debug)]
pub struct WalkArgs {
    /// Путь: имя из --list / the journey, a name of --list
    #[arg(required_unless_present = "list")]
    journey: Option<String>,
    /// Какие пути есть / which journeys there are
    #[arg(long)]
    list: bool,
    /// Ссылка работающего портала, как он её напечатал, или файл с ней / the link of a running portal as it printed it, or a file that holds it
    #[arg(long, value_name = "LINK")]
    portal: Option<String>,
    /// Папка, где остаются данные телефона и своего портала / folder that keeps the data of the phone and of its own portal
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Номер гражданина; без него — случайный, тот же для той же папки / the citizen's number; a random one without it, the same for the same folder
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// Набор правил своего портала / rules of its own portal
    #[arg(long, value_enum)]
    profile: Option<Profile>,
    /// По объекту JSON на строку / one JSON object a line
    #[arg(long)]
    json: bool,
    /// Язык телефона и сообщений / language of phone and messages
    #[arg(long, value_enum, default_value_t)]
    lang: Language,
}

/// Walks, and says how it ended.
pub fn run(arguments: &WalkArgs, runtime: &Runtime) -> ExitCode {
    let mut out = io::stdout();
    let ended = if arguments.list {
        WALKS.iter().try_for_each(|walk| {
            writeln!(out, "{}  {}", walk.name, arguments.lang.pick(walk.about_ru, walk.about_en))
        })
    } else {
        match walk_named(arguments, runtime) {
            Ok(_) if arguments.json => Ok(()),
            Ok(closing_line) => writeln!(out, "{closing_line}"),
            Err(WalkError::Files(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => {
                complain(&error.explain(arguments.lang));
                return ExitCode::FAILURE;
            }
        }
    };
    match ended {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        // Who stopped reading has read enough.
        _ => ExitCode::SUCCESS,
    }
}

fn walk_named(arguments: &WalkArgs, runtime: &Runtime) -> Result<&'static str, WalkError> {
    let name = arguments.journey.as_deref().unwrap_or_default();
    let walk = WALKS.iter().find(|walk| walk.name == name);
    let walk = walk.ok_or_else(|| WalkError::UnknownWalk { name: name.to_owned() })?;
    // The folder lives as long as the walk when none was named.
    let temporary = arguments.data.is_none().then(tempfile::tempdir).transpose()?;
    let data = arguments
        .data
        .as_deref()
        .or(temporary.as_ref().map(tempfile::TempDir::path))
        .unwrap_or(Path::new("."));
    device::close_to_others(data).map_err(OpenError::from)?;
    if let Some(link) = &arguments.portal {
        let console = Console::of(link).ok_or_else(|| WalkError::NotALink { link: link.clone() })?;
        let time = runtime.block_on(ConsoleTime::follow(console.clone()))?;
        let device = Device::new(data, console.portal_url(), device::core_language(arguments.lang), time)?;
        with_phone(arguments, runtime, walk, data, device, &console)
    } else {
        let place = DataPlace::Folder(data.join("portal"));
        let options = Options { profile: arguments.profile, ..Options::at(place) };
        let portal = Portal::open(options)?;
        let listener = runtime.block_on(bind(0))?;
        let port = listener.local_addr()?.port();
        let console = Console::new(port, portal.console_token());
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let server = runtime.spawn(serve(listener, portal.router(), async {
            // A dropped sender ends the portal as well.
            let _ = stopped.await;
        }));
        let device =
            Device::new(data, console.portal_url(), device::core_language(arguments.lang), portal.clock())?;
        let closing_line = with_phone(arguments, runtime, walk, data, device, &console);
        drop(stop);
        runtime.block_on(server).ok();
        closing_line
    }
}

fn with_phone(
    arguments: &WalkArgs,
    runtime: &Runtime,
    walk: &Walk,
    data: &Path,
    device: Device,
    console: &Console,
) -> Result<&'static str, WalkError> {
    let kept = KeptCitizen::of(data, arguments.phone.as_deref())?;
    let memory = Memory(data.join("walk"));
    let phone = HeadlessPhone::switch_on_with(&device.config, device.ports, device.platform)?;
    let printer = Printer::new(arguments.json);
    let newest_code = |to: &str| runtime.block_on(console.newest_code(to));
    let walker = Walker {
        phone: &phone,
        citizen: kept.citizen(),
        memory: &memory,
        printer: &printer,
        newest_code: &newest_code,
    };
    let reached = walker.walk(walk);
    phone.kabinet().shutdown()?;
    let level = reached?;
    if arguments.portal.is_some() {
        // That portal goes on, and whoever walked to an account there may want to use it.
        let sign_in = SignIn { phone: &kept.phone, password: &kept.password };
        printer.sign_in(sign_in, arguments.lang)?;
    }
    Ok(closing_line(&level, arguments.lang))
}
