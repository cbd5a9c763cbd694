// The phone's own status bar: the portal stand-in's clock is the phone's clock.

import { feed } from "/console/assets/console/feed.js";
import { portalTime } from "/console/assets/rooms/clock/time.js";
import { link } from "/console/assets/rooms/link/state.js";

import { h, setText, show, svg } from "./dom.js";

const TICK_MS = 1000;

const SIGNAL = "M0 9h3v4H0zM5 6h3v7H5zM10 3h3v10h-3zM15 0h3v13h-3z";
const WIFI = "M24 4.6a11 11 0 0115 0l-1.6 1.7a8.6 8.6 0 00-11.8 0zM27.2 8a6.2 6.2 0 018.6 0L31.5 12.6z";
const BATTERY =
  "M43 2.5A2.5 2.5 0 0145.5 0h14A2.5 2.5 0 0162 2.5v8a2.5 2.5 0 01-2.5 2.5h-14A2.5 2.5 0 0143 10.5zm1.5 0v8a1 1 0 001 " +
  "1h14a1 1 0 001-1v-8a1 1 0 00-1-1h-14a1 1 0 00-1 1zm1.3.3h10v7.4h-10zM63.5 4.5v4a2 2 0 000-4z";
const CROSSED_OUT = "M23 .8l1.3-1.3 15.4 13.7-1.3 1.3z";

const hours = new Intl.DateTimeFormat("ru-RU", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const MINUTE_MS = 60_000;

/**
 * @param {() => number} offset minutes that the phone's clock is ahead of UTC
 * @returns {HTMLElement}
 */
export function statusBar(offset) {
  const clock = h("span", { class: "num" });
  const signal = svg("path", { d: SIGNAL });
  const wifi = svg("path", { d: WIFI });
  const battery = svg("path", { d: BATTERY, "fill-rule": "evenodd" });
  const offline = h("span", { class: "i i-offline m" });
  const marks = svg("svg", { viewBox: "0 -1 66 15" }, signal, wifi, battery, svg("path", { class: "cut", d: CROSSED_OUT }));
  const element = h("div", { class: "statusbar", "aria-hidden": "true" }, clock, h("span", { class: "marks" }, offline, marks));
  const draw = () => {
    const now = portalTime();
    setText(clock, now === null ? "" : hours.format(now.valueOf() + offset() * MINUTE_MS));
    show(offline, !link.up);
    marks.classList.toggle("offline", !link.up);
  };
  feed.addEventListener("change", draw);
  window.setInterval(draw, TICK_MS);
  draw();
  return element;
}
