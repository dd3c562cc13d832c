// Small things that help where scripts run; every page works without them.
"use strict";

// While papers are being made, look again by itself.
if (document.querySelector("[data-bezig]")) setTimeout(() => location.reload(), 1500);
