using System.Text.RegularExpressions;

namespace Qlower.Loaders.Inspection;

/// <summary>The header checks beyond shape (section 2 of the format).</summary>
internal static class HeaderChecks
{
    public static void Run(InspectionSink sink, InspectionRequest request)
    {
        var header = sink.Header;
        if (request.ChecksPartner && header.Partner is { Length: > 0 } partner)
        {
            CheckPartner(sink, request, partner);
        }

        if (request.ChecksPartner && header.IsPartnerAKey)
        {
            sink.Refuse(RuleCodes.UnknownPartner, header.PartnerAt, "inigPtynm", actual: "…");
        }

        if (header.Header is { } read && read.CreatedAt > request.Now + request.Options.FutureTolerance)
        {
            sink.Refuse(RuleCodes.FutureDate, header.CreatedAt, "creDtTm", actual: read.CreatedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
        }

        if (request.FileName is { } name && request.Pipeline.Partner.FileName is { } pattern && !Matches(pattern, name))
        {
            sink.Refuse(RuleCodes.FileNameRule, default, "", pattern.ToString(), name.Length > 100 ? name[..99] + "…" : name);
        }
    }

    private static void CheckPartner(InspectionSink sink, InspectionRequest request, string partner)
    {
        var owner = request.Pipeline.Partner;
        if (partner != owner.Id)
        {
            var isKnown = request.IsPartnerKnown(partner);
            sink.Refuse(isKnown ? RuleCodes.ForeignPartner : RuleCodes.UnknownPartner, sink.Header.PartnerAt, "inigPtynm", owner.Id, partner.Length > 63 ? null : partner);
        }
        else if (!owner.IsKnown)
        {
            sink.Refuse(RuleCodes.UnknownPartner, sink.Header.PartnerAt, "inigPtynm", actual: partner.Length > 63 ? null : partner);
        }
        else if (sink.Header.KeyHash is { } hash && !owner.IsKeyHash(hash))
        {
            sink.Refuse(RuleCodes.WrongKey, sink.Header.KeyAt, "apiKey");
        }
    }

    /// <summary>The whole name must match.</summary>
    private static bool Matches(Regex pattern, string name)
    {
        foreach (var match in pattern.EnumerateMatches(name))
        {
            if (match.Index == 0 && match.Length == name.Length)
            {
                return true;
            }
        }

        return false;
    }
}
