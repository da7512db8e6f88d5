// Each test starts a server, an agent and browsers of its own: on two cores they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
