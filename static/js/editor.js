/* What CKEditor must know before the first editor of a page starts: the CSRF token and its Vietnamese words. */
/* global CKEDITOR */
"use strict";
(() => {
  // The cookie is not readable by scripts; every admin form carries the token.
  function csrfToken() {
    const input = document.querySelector("input[name=csrfmiddlewaretoken]");
    return input ? input.value : "";
  }

  // Words that the package has in English, or in a Vietnamese that misleads.
  const WORDS = {
    application: "Trình soạn thảo",
    editorPanel: "Bảng công cụ của trình soạn thảo",
    common: { url: "Địa chỉ" },
    clipboard: {
      pasteNotification: "Bấm %1 để dán. Trình duyệt của bạn không cho dán bằng nút trên thanh công cụ.",
      pasteMsg: "Dán nội dung vào ô dưới đây rồi bấm Đồng ý.",
      fileFormatNotSupportedNotification: "Không nhận tệp loại ${formats}.",
      fileWithoutFormatNotSupportedNotification: "Không nhận tệp loại này.",
    },
    pastetext: {
      button: "Dán chữ, bỏ định dạng",
      pasteNotification: "Bấm %1 để dán. Trình duyệt của bạn không cho dán bằng nút trên thanh công cụ.",
      title: "Dán chữ, bỏ định dạng",
    },
    pastefromword: { toolbar: "Dán từ Word", title: "Dán từ Word" },
    filetools: {
      httpError403: "Phiên làm việc đã hết hoặc tài khoản không được tải ảnh lên. Hãy đăng nhập lại ở một thẻ khác.",
    },
    format: {
      tag_p: "Đoạn văn",
      tag_h2: "Tiêu đề mục lớn",
      tag_h3: "Tiêu đề mục vừa",
      tag_h4: "Tiêu đề mục nhỏ",
      tag_pre: "Giữ nguyên xuống dòng",
    },
    link: {
      displayText: "Chữ hiển thị",
      noTel: "Hãy nhập số điện thoại",
      phoneNumber: "Số điện thoại",
      toPhone: "Điện thoại",
      toUrl: "Địa chỉ trang",
    },
    list: { bulletedlist: "Danh sách dấu đầu dòng", numberedlist: "Danh sách đánh số" },
    notification: { closed: "Đã đóng thông báo." },
    table: { caption: "Tên bảng", headers: "Ô tiêu đề", heightUnit: "đơn vị chiều cao" },
    undo: { redo: "Làm lại", undo: "Hoàn tác" },
    widget: { label: "Khối %1" },
    uploadwidget: {
      abort: "Bạn đã dừng tải ảnh lên.",
      doneOne: "Đã tải ảnh lên.",
      doneMany: "Đã tải lên %1 ảnh.",
      uploadOne: "Đang tải ảnh lên ({percentage}%)…",
      uploadMany: "Đang tải ảnh lên: {current}/{max} ({percentage}%)…",
    },
  };
  const PICTURE_WORDS = {
    alt: "Mô tả thay ảnh (cho người không nhìn thấy ảnh)",
    captioned: "Có chú thích dưới ảnh",
    captionPlaceholder: "Chú thích",
  };

  function translate(words, into) {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === "object" && into[key]) translate(value, into[key]);
      else into[key] = value;
    }
  }
  translate(WORDS, CKEDITOR.lang.vi);
  translate({ cell: { columnHeader: "Đầu đề cột", rowHeader: "Đầu đề hàng" } }, CKEDITOR.lang.vi.table);

  // Word and the web centre by style, the house by class; without this the editor's filter would drop it.
  function alignment(element) {
    return /^(center|right)$/.exec(element.styles["text-align"] || element.attributes.align || "");
  }
  const BY_CLASS = ["p", "td", "th"].map((name) => [
    {
      element: name,
      left: alignment,
      right(element) {
        element.classes.push(`text-${alignment(element)[1]}`);
        delete element.styles["text-align"];
        delete element.attributes.align;
      },
    },
  ]);

  CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.config.fileTools_requestHeaders = { "X-CSRFToken": csrfToken() };
    editor.on("pluginsLoaded", () => {
      editor.filter.addTransformations(BY_CLASS);
      // The picture tool brings its own words, once it is loaded.
      translate(PICTURE_WORDS, editor.lang.image2);
    });
  });

  // The package's own upload tab lives in an iframe made of inline scripts; ours is a plain file field.
  CKEDITOR.on("dialogDefinition", ({ data, editor }) => {
    if (data.name === "link") {
      data.definition.getContents("info").get("protocol").items = [["https://"], ["http://"], [editor.lang.link.other, ""]];
    }
    if (data.name !== "image2") return;
    data.definition.removeContents("Upload");
    data.definition.getContents("info").add({ type: "html", id: "send", html: sendField(editor), onLoad: watchSendField }, "alt");
  });

  function sendField(editor) {
    const id = `${editor.id}-send`;
    return (
      `<label class="cke_dialog_ui_labeled_label" for="${id}">Hoặc tải ảnh lên từ máy tính</label>` +
      `<input class="editor-send" id="${id}" type="file" accept="image/jpeg,image/png,image/webp,image/gif">` +
      '<p class="editor-send-status" role="status"></p>'
    );
  }

  function watchSendField() {
    const dialog = this.getDialog();
    const editor = dialog.getParentEditor();
    const input = document.getElementById(`${editor.id}-send`);
    const status = input.parentElement.querySelector(".editor-send-status");
    input.addEventListener("change", () => {
      const loader = editor.uploadRepository.create(input.files[0]);
      loader.on("uploaded", () => {
        status.textContent = WORDS.uploadwidget.doneOne;
        dialog.setValueOf("info", "src", loader.url);
      });
      loader.on("error", () => {
        status.textContent = loader.message;
      });
      status.textContent = "Đang tải ảnh lên…";
      loader.loadAndUpload(editor.config.imageUploadUrl);
    });
    dialog.on("show", () => {
      input.value = "";
      status.textContent = "";
    });
  }
})();
