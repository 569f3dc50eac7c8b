namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>The forbidden expressions. The glossary (docs/glossary.md) defines the words to use.</summary>
internal static class Idioms
{
    public static IReadOnlyList<Idiom> All { get; } =
    [
        new(@"\b(tell|tells|told|telling)\b", "reports, returns, logs, raises, specifies, distinguishes"),
        new(@"\blook(s|ed|ing)? at\b", "reads, polls, inspects, checks"),
        new(@"\b(give|gives|gave|given|giving) (\w+ )?back\b", "releases, returns"),
        new(@"\b(stands?|stood|standing)\b", "is, exists, occurs, represents, contains"),
        new(@"\bsays? goodbye\b", "closes"),
        new(@"\b(say|says|said) so\b", "reports, declares"),
        new(@"\b(see|sees|seeing) to it\b", "ensures"),
        new(@"\b(hear|hears|heard) of\b", "receives, is notified of"),
        new(@"\blanes?\b", "integrator result, fast path"),
        new(@"\bpasse[sd] over\b", "skips"),
        new(@"\b(take|takes|took|taking) note of\b", "records"),
        new(@"\bminds\b", "checks, respects"),
        new(@"\bmend(s|ed|ing)?\b", "fixes, corrects"),
        new(@"\b(let|lets|letting) go of\b", "releases"),
        new(@"\b(go|goes|going|went|gone) on\b", "continues"),
        new(@"\b(by|of) (itself|themselves)\b", "automatically, independently, alone"),
        new(@"\b(come|comes|came|coming) back\b", "returns"),
        new(@"\b(is|are|was|were|be|been|being) made\b", "is created, is written"),
        new(@"\bmade (once|anew|by|of|from|for)\b", "created"),
        new(@"\bkept\b", "stored, retained, preserved"),
        new(@"\bheld\b", "leased, deferred, buffered, contained, compared"),
        new(@"\bwhat is right\b", "the verdict, the valid value"),
        new(@"\b(what|whatever) (became|becomes|become) of\b", "the result of"),
        new(@"\brehears(e|es|ed|al|als|ing)\b", "dry run"),
        new(@"\bbehind \S+ back\b", "in the background"),
        new(@"\bcatalogs?\b", "catalogue (British spelling)"),
        new(@"\b(behavior|color|honor|favor|neighbor)s?\b", "British spelling (behaviour, colour …)"),
        new(@"\b((normaliz|initializ|recogniz|organiz|summariz|optimiz|minimiz|maximiz|synchroniz|tokeniz|authoriz|customiz|materializ)(e|es|ed|er|ers|ing|ation|ations)|analyz(e|es|ed|ing))\b", "British spelling (-ise, -isation, analyse)"),
        new(@"\blicenses?\b", "licence (British spelling of the noun)"),
    ];
}
