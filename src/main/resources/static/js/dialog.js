// Native dialogs; the focus returns to where it came from. Menus close when the focus or a click goes elsewhere.
document.addEventListener("click", event => {
  const opener = event.target.closest("[data-open-dialog]");
  if (opener) document.getElementById(opener.dataset.openDialog)?.showModal();
  if (event.target.closest("[data-close-dialog]")) event.target.closest("dialog").close();
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("focusout", event => {
  const menu = event.target.closest?.("details[data-menu][open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});
// A dialog that the server sent open becomes a modal one.
for (const dialog of document.querySelectorAll("dialog[open][data-modal]")) { dialog.close(); dialog.showModal(); }
