-- Neovim as the page sets it up for 0.8 to 0.10, in the folder of a playbook: what it saw, as one line of JSON each.
-- Debian's is 0.7: what 0.8 added stands here.
local function out(name, value)
  io.stdout:write(vim.fn.json_encode({ name, value }) .. "\n")
end
vim.g.do_filetype_lua = 1
vim.fs = vim.fs or { dirname = function(file) return vim.fn.fnamemodify(file, ":h") end }
local folder
vim.lsp.start = vim.lsp.start or function(config)
  folder = config.root_dir
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end

vim.cmd("luafile " .. vim.env.SETUP)
vim.cmd("filetype on")
vim.cmd("edit main.persona")
out("filetype", vim.bo.filetype)
out("folder", folder)
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
out("diagnostics", vim.tbl_map(function(each) return { each.lnum + 1, each.code } end, vim.diagnostic.get(0)))
vim.cmd("qa!")
