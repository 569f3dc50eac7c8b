using System.Text;

namespace Qlower.Loaders;

/// <summary>
/// External ids without what people do not see in them: stores compare folded ids to find one that differs from another only by case, outer
/// blanks or Unicode normal form. Ids themselves are compared exactly. Thread-safe.
/// </summary>
public static class FoldedId
{
    /// <summary>Returns the id without outer blanks, in lower case and in normal form C; the same instance where that changes nothing.</summary>
    /// <exception cref="ArgumentException">The id contains half of a surrogate pair.</exception>
    public static string Of(string externalId)
    {
        ArgumentNullException.ThrowIfNull(externalId);
        var id = externalId.Trim();
        if (Ascii.IsValid(id))
        {
            return id.ToLowerInvariant();
        }

        // Upper case first: some letters, such as the two small sigmas, have one capital.
        return id.Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Returns the warning on a record whose id has the folded id of another stored one.</summary>
    /// <param name="model">The model of both records.</param>
    /// <param name="other">The other id.</param>
    public static RecordFinding CreateWarning(RecordModel model, string other) => new()
    {
        Code = RuleCodes.SimilarId,
        Severity = FindingSeverity.Warning,
        Member = model == RecordModel.Clients ? "email" : "id",
        Expected = other,
    };
}
