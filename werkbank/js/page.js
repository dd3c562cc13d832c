// On every page: parts that the server makes again (htmx), and word of what others save. Every page works without this; no rule, number or sentence of a paper
// stands here.
import htmx from "htmx.org";
import { listen } from "./tidings.js";

htmx.config.disableInheritance = true; // an element says itself what it does
htmx.config.includeIndicatorStyles = false; // the policy of the pages allows no style but that of their sheet
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyEnabled = false;

// Where a paper is made again, what somebody writes in it stays in sight.
htmx.on("htmx:afterSwap", ({ target }) => {
  const own = target.querySelector(".eigen-merk");
  if (own) target.scrollTop = own.offsetTop - 48;
});

listen();
