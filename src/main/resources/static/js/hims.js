// Everything works without this file; it only shortens the way. Each part lives in a file of its own.
import "./keys.js";
import "./form.js";
import "./draft.js";
import "./scan.js";
import "./toast.js";
import "./dialog.js";
import "./live.js";
import "./banner.js";

document.documentElement.classList.add("js");
