// A hand scanner types fast and ends with Enter: wherever the focus is, that goes to the scan box of the page, else to
// the search. A camera reads cards where there is one.
const FAST = 35, SHORTEST = 6;
let typed = "", last = 0;

const box = () => document.querySelector("[data-scan-box]") ?? document.querySelector("[data-search]");

document.addEventListener("keydown", event => {
  if (event.target.matches?.("[data-scan-box], [data-search]")) return;
  const now = performance.now();
  if (now - last > FAST) typed = "";
  last = now;
  if (event.key === "Enter") {
    if (typed.length >= SHORTEST && box()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      undo(event.target, typed);
      submit(box(), typed);
    }
    typed = "";
  } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
    typed += event.key;
  }
}, true);

// What the scanner put into a field of a form is taken out of it again.
function undo(field, text) {
  if ("value" in field && field.value.endsWith(text)) {
    field.value = field.value.slice(0, -text.length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function submit(input, text) {
  input.value = text;
  input.form.requestSubmit();
}

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-scan-camera]");
  if (!button) return;
  const form = button.form;
  const open = form.querySelector("video");
  if (open) return close(open);
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
  if (!stream) { form.querySelector("[data-scan-box]").focus(); return; }
  const video = Object.assign(document.createElement("video"), { srcObject: stream, playsInline: true, muted: true });
  form.append(video);
  await video.play();
  look(video, form, await detector());
});

const detector = async () =>
  "BarcodeDetector" in window ? new BarcodeDetector({ formats: ["qr_code", "code_128"] }) : qrReader();

// Browsers on most desktop computers bring no detector.
async function qrReader() {
  await import("../lib/jsqr.js");
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true });
  return {
    async detect(video) {
      Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
      pen.drawImage(video, 0, 0);
      const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
      const found = window.jsQR(data, width, height);
      return found ? [{ rawValue: found.data }] : [];
    },
  };
}

async function look(video, form, detector) {
  while (video.isConnected) {
    const [found] = await detector.detect(video).catch(() => []);
    if (found) { close(video); submit(form.querySelector("[data-scan-box]"), found.rawValue); return; }
    await new Promise(resolve => setTimeout(resolve, 150));
  }
}

function close(video) {
  video.srcObject.getTracks().forEach(track => track.stop());
  video.remove();
}

if (!navigator.mediaDevices) {
  document.querySelectorAll("[data-scan-camera]").forEach(button => button.remove());
}
