// Tests build projects that share the folders of the runtime and the generator.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
