;; One session of Emacs with the language server, in the folder of a playbook: what it saw, as one line of JSON each.
;; The set-up is that of the page, in the file that SETUP names; Debian's Emacs has Eglot as a package.
(package-initialize)
(require 'json)
(defun out (name value) (princ (concat (json-encode (list name value)) "\n")))
(defun wait-for (holds)
  (let ((end (+ (float-time) 30)))
    (while (and (< (float-time) end) (not (funcall holds)))
      (accept-process-output nil 0.1))
    (funcall holds)))
(defun at (words back)
  (goto-char (point-min))
  (search-forward words)
  (backward-char back))

(load (getenv "SETUP") nil t)
(require 'eglot)
(find-file "main.persona")
(out "mode" (symbol-name major-mode))
;; Without a screen nothing follows from a command: `eglot-ensure` waits for one.
(run-hooks 'post-command-hook)
(out "started" (and (wait-for #'eglot-current-server) t))
(flymake-mode 1)

(defun wrong () (flymake-start) (flymake-diagnostics))
(wait-for #'wrong)
(out "diagnostics"
     (mapcar (lambda (each) (vector (line-number-at-pos (flymake-diagnostic-beg each))
                                  (and (string-match "\\[\\(.*?\\)\\]" (flymake-diagnostic-text each))
                                       (match-string 1 (flymake-diagnostic-text each)))))
             (wrong)))

(defun ask (method &optional more)
  (eglot--signal-textDocument/didChange)
  (jsonrpc-request (eglot--current-server-or-lose) method (append (eglot--TextDocumentPositionParams) more)))

(at "Builder +4" 6)
(out "hover" (plist-get (plist-get (ask :textDocument/hover) :contents) :value))

;; The fix that is offered is taken, and nothing is wrong any more.
(at "Quik" 1)
(let* ((here (eglot--pos-to-lsp-position))
       (actions (ask :textDocument/codeAction
                     (list :range (list :start here :end here) :context (list :diagnostics [])))))
  (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit)))
(eglot--signal-textDocument/didChange)
(out "mended" (wait-for (lambda () (null (wrong)))))

;; A name is changed everywhere, and offered from then on.
(at "Builder +4" 6)
(eglot-rename "Maker")
(out "renamed" (count-matches "\\_<Maker\\_>" (point-min) (point-max)))
(at "ties      Quick, " 0)
(out "offered" (all-completions "" (nth 2 (eglot-completion-at-point))))
(eglot-shutdown (eglot--current-server-or-lose))
