-- One session of Neovim with the language server, in the folder of a playbook: what it saw, as one line of JSON each.
local function out(name, value)
  io.stdout:write(vim.fn.json_encode({ name, value }) .. "\n")
end

vim.cmd("edit main.persona")
vim.bo.filetype = "persona"
local id = vim.lsp.start_client({
  name = "persona",
  cmd = { vim.env.NODE, vim.env.PERSONA, "lsp" },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, id)

local function request(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end

local function at(word)
  local found = vim.fn.searchpos("\\V" .. word, "cw")
  vim.api.nvim_win_set_cursor(0, { found[1], found[2] - 1 })
  return vim.lsp.util.make_position_params()
end

-- The mistake that the file has is shown.
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
out("diagnostics", vim.tbl_map(function(each) return { each.lnum + 1, each.code } end, vim.diagnostic.get(0)))

out("hover", request("textDocument/hover", at("developers")).contents.value)
local found = request("textDocument/definition", at("wantsFast then"))
out("definition", found.range.start.line + 1)
out("symbols", #request("textDocument/documentSymbol", { textDocument = { uri = vim.uri_from_bufnr(0) } }))

-- The fix that is offered is taken, and nothing is wrong any more.
local place = at("Quik")
local actions = request("textDocument/codeAction", {
  textDocument = place.textDocument,
  range = { start = place.position, ["end"] = place.position },
  context = { diagnostics = {} },
})
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
out("mended", vim.wait(20000, function() return #vim.diagnostic.get(0) == 0 end, 20))

-- A name is changed everywhere.
at("Builder")
vim.lsp.buf.rename("Maker")
vim.wait(20000, function() return vim.fn.search("Builder then", "nw") == 0 and vim.fn.search("Maker", "nw") > 0 end, 20)
out("renamed", vim.fn.searchcount({ pattern = "\\<Maker\\>", maxcount = 99 }).total)
vim.cmd("sleep 500m")
out("wrong after", #vim.diagnostic.get(0))

local client = vim.lsp.get_client_by_id(id)
client.stop()
out("stopped", vim.wait(10000, function() return client.is_stopped() end, 20))
vim.cmd("qa!")
