using System.Globalization;

namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>The result of all faults.</summary>
internal sealed class FaultTally
{
    private int _errors;
    private int _known;
    private int _exact;

    public int Faults { get; private set; }

    public double ErrorsPerFault => (double)_errors / Faults;

    public double ShareSuggested => (double)_exact / _known;

    public List<string> NotFound { get; } = [];

    public List<string> Repeated { get; } = [];

    public List<string> Untrue { get; } = [];

    public List<string> NotSuggested { get; } = [];

    public List<string> WrongSuggestions { get; } = [];

    public List<string> NotAccepted { get; } = [];

    public void Add(int errors)
    {
        Faults++;
        _errors += errors;
    }

    public void AddSuggestion(bool isExact, string name)
    {
        _known++;
        if (isExact)
        {
            _exact++;
        }
        else
        {
            NotSuggested.Add(name);
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        faults: {Faults}, not found: {NotFound.Count}
        errors per fault: {ErrorsPerFault:0.000}, with more than one finding: {Repeated.Count}
        untrue statements: {Untrue.Count}
        with a known correction: {_known}, suggested exactly in both languages: {_exact} ({ShareSuggested:0.0 %})
        wrong suggestions: {WrongSuggestions.Count}, suggestions that are not accepted: {NotAccepted.Count}
        """);
}
