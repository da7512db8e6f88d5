using Microsoft.AspNetCore.Mvc.ModelBinding;
using Tanba.Pki;
using Tanba.Server.Words;

namespace Tanba.Server.Console;

/// <summary>Says everything that is wrong with a form at once, each fault at its field.</summary>
public static class FieldFaults
{
    /// <param name="state">Fields that are said to be wrong already keep their first sentence.</param>
    /// <param name="faults">In the order of the fields.</param>
    /// <param name="fieldOf">The field that a code is about, under the name it has on the page; empty when it is about none.</param>
    /// <param name="words">The person's language.</param>
    public static void Add(ModelStateDictionary state, IEnumerable<Rejection> faults, Func<string, string> fieldOf, Wording words)
    {
        foreach (var fault in faults.Where(fault => state.GetFieldValidationState(fieldOf(fault.Code)) is not ModelValidationState.Invalid))
        {
            state.AddModelError(fieldOf(fault.Code), words.Refusal(fault));
        }
    }
}
