using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Services;

/// <summary>Where the keys will be made: the kind of store, and for files the folder.</summary>
[May(Act.ApplyFirst)]
public sealed class StorePage(Wording words) : PageModel
{
    [BindProperty]
    public string? Storage { get; set; }

    [BindProperty]
    public string? Path { get; set; }

    public IActionResult OnGet()
    {
        var answers = FirstAnswers.Kept(TempData);
        (Storage, Path) = (answers.Storage ?? Storages.File, answers.Path);
        return answers.Reaches("store") ? Page() : LocalRedirect(answers.Next);
    }

    public IActionResult OnPost()
    {
        var answers = FirstAnswers.Kept(TempData);
        foreach (var (field, word) in new KeyPlace { Storage = Storage, Path = Path }.Faults())
        {
            ModelState.AddModelError(field, words[word]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        answers = answers with { Storage = Storage, Path = Storages.IsToken(Storage) ? null : Path!.Trim() };
        answers.Keep(TempData);
        return LocalRedirect(answers.Next);
    }
}
