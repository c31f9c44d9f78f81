"""The action API of the sandbox: requests in, answers out, as MediaWiki 1.39 and 1.43 give them."""
