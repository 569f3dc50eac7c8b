using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.Pipeline;

public sealed class CompositionCheckTests
{
    [Test]
    public void EnsureValid_PipelinesWrong_ReportsEachErrorAtOnce()
    {
        var failures = TestHost.Failures(builder => builder
            .AddKnown("azur")
            .AddIntegrator(_ => new FakeStore("store", RecordModel.Declarants, RecordModel.Properties))
            .AddIntegrator(_ => new FakeIntegrator("twin"))
            .AddIntegrator(_ => new FakeIntegrator("twin"))
            .AddFileSource(_ => new FakeSource("inbox"))
            .AddFileSource(_ => new FakeSource("inbox"))
            .AddReporter<FakeReporter>()
            .ConfigurePipeline(pipeline => pipeline.From("outbox").Integrate("ghost"))
            .ConfigurePipeline("azur", pipeline => pipeline.Integrate("store", RecordModel.Transactions).Report<TwinReporter>())
            .ConfigurePipeline("nobody", pipeline => pipeline.From("inbox")));

        Assert.That(failures, Has.Some.EqualTo("2 integrators have the name 'twin': give each a name of its own."));
        Assert.That(failures, Has.Some.EqualTo("2 file sources have the name 'inbox': give each a name of its own."));
        Assert.That(failures, Has.Some.StartsWith("Pipeline: From(\"outbox\"): there is no such file source; there are inbox, inbox."));
        Assert.That(failures, Has.Some.StartsWith("Pipeline: Integrate(\"ghost\"): there is no such integrator"));
        Assert.That(failures, Has.Some.StartsWith("Pipeline of 'azur': Integrate(\"store\", Transactions): the integrator does not take transactions."));
        Assert.That(failures, Has.Some.EqualTo("2 reporters of the pipeline of 'azur' have the name 'fake': give each a name of its own."));
        Assert.That(failures, Has.Some.EqualTo("Pipeline of 'nobody': the partner is not configured; call AddPartner or correct the name."));
    }

    [Test]
    public void EnsureValid_AllOrNothingPartnerWithAnIntegratorThatCannotStage_NamesBoth()
    {
        var failures = TestHost.Failures(builder => builder
            .AddKnown("azur", "boreal", "calme")
            .AddPartner("azur", partner => partner.Policy = LoadPolicy.AllOrNothing)
            .AddPartner("calme", partner => partner.Policy = LoadPolicy.AllOrNothing)
            .AddIntegrator(_ => new InMemoryIntegrator())
            .AddIntegrator(_ => new FakeIntegrator("accounts"))
            .ConfigurePipeline("calme", pipeline => pipeline.Integrate("memory")));

        Assert.That(failures, Is.EqualTo(new[]
        {
            "Partner 'azur': the policy AllOrNothing requires integrators that stage, and the integrator 'accounts' is no IStagingIntegrator.",
        }));
    }

    [Test]
    public void EnsureValid_ReferencedModelWithoutLookup_IsReportedForEachReference()
    {
        var failures = TestHost.Failures(builder => builder
            .AddIntegrator(_ => new FakeIntegrator("accounts"))
            .AddIntegrator(_ => new FakeStore("people", RecordModel.Clients, RecordModel.Declarants))
            .ConfigurePipeline(pipeline => pipeline.Integrate("accounts", RecordModel.Properties, RecordModel.Transactions).Integrate("people")));

        Assert.That(failures, Has.Count.EqualTo(1));
        Assert.That(failures[0], Does.StartWith("Pipeline: transactions refer to properties"));
    }

    [TestCase(RecordModel.Properties)]
    [TestCase(RecordModel.Associates)]
    [TestCase(RecordModel.Transactions)]
    [TestCase(RecordModel.Documents)]
    public void EnsureValid_ModelRoutedAlone_NeedsALookupOfItsParents(RecordModel model) =>
        Assert.That(
            TestHost.Failures(builder => builder
                .AddIntegrator(_ => new FakeStore("store", model))
                .ConfigurePipeline(pipeline => pipeline.Integrate("store"))),
            Is.Not.Empty.And.All.Contains("refer to"));

    [Test]
    public void EnsureValid_SourceWithoutItsArchive_NamesBoth() =>
        Assert.That(
            TestHost.Failures(builder => builder.AddKnown("azur").AddFileSource(_ => new ElsewhereSource()).AddFileSource(_ => new FakeSource("inbox"))),
            Is.EqualTo(new[] { "File source 'web' archives in 'vault': there is no such file archive; there are inbox." }));

    [Test]
    public void EnsureValid_SourceWithAnArchiveOfItsOwn_Starts() =>
        Assert.That(
            TestHost.Failures(builder => builder.AddKnown("azur").AddFileSource(_ => new ElsewhereSource()).AddFileArchive(_ => new FakeSource("vault"))),
            Is.Empty);

    [Test]
    public void EnsureValid_ClientsAlone_NeedNoLookup() =>
        Assert.That(
            TestHost.Failures(builder => builder
                .AddIntegrator(_ => new FakeIntegrator("people", RecordModel.Clients))
                .ConfigurePipeline(pipeline => pipeline.Integrate("people"))),
            Is.Empty);

    [Test]
    public void EnsureValid_StageThatCannotBeCreated_IsReportedWithItsCause()
    {
        var services = TestHost.Services(builder => builder
            .AddValidator<DemandingValidator>()
            .AddIntegrator(_ => throw new FormatException("The connection string is broken.")));
        using var provider = services.BuildServiceProvider();
        var validator = provider.GetRequiredService<Qlower.Loaders.Pipeline.StartupValidator>();

        Assert.That(validator.EnsureValid, Throws.InstanceOf<Microsoft.Extensions.Options.OptionsValidationException>()
            .With.Message.Contains("An integrator cannot be created: FormatException: The connection string is broken.")
            .And.Message.Contains("DemandingValidator cannot be created: InvalidOperationException"));
    }

    private sealed class DemandingValidator(IFormatProvider missing) : IValidator
    {
        public bool Handles(RecordModel model) => missing is not null;

        public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
