/* What a person reads when her browser gives no passkey: she closed the window, or the key is not for this site. */
(() => {
  "use strict";
  document.addEventListener("allauth.error", (event) => {
    const notice = document.querySelector("[data-passkey-failed]");
    if (!notice) return;
    event.preventDefault();
    notice.hidden = false;
    notice.scrollIntoView({ block: "nearest" });
  });
})();
